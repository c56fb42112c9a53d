namespace CtiMiddleware.Model.Events;

/// <summary>Marks what is ours and not in the ECMA-269/ECMA-323 vocabulary, so that the test against the schema can leave it out.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Struct | AttributeTargets.Field)]
public sealed class ExtensionAttribute : Attribute;
