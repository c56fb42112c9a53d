namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>One of the members so marked says what the mapping is: exactly one of them stands in it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ChoiceAttribute : Attribute;
