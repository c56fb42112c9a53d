namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>A plain value may stand for the whole mapping: it is this member.</summary>
/// <param name="member">The member's name.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ShorthandAttribute(string member) : Attribute
{
    public string Member { get; } = member;
}
