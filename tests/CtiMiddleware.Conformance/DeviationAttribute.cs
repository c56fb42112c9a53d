namespace CtiMiddleware.Conformance;

/// <summary>
/// Marks the override of a suite's test that this switch cannot pass, so that a class reads as the list of its switch's differences. Not a skip: the
/// override runs the test through <see cref="ConformanceSuite.DeviatesAsync"/> and fails on the day on which the switch no longer differs.
/// </summary>
/// <param name="reason">What the switch does not do, in a sentence; the same stands under <c>exempt</c> in the adapter's quality.json.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DeviationAttribute(string reason) : Attribute
{
    /// <summary>What the switch does not do.</summary>
    public string Reason { get; } = reason;
}
