namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>The member is no word of the syntax: the reader sets it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UnwrittenAttribute : Attribute;
