namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>The member means something beside one of these choices only; elsewhere it is an error.</summary>
/// <param name="choices">Names of members marked <see cref="ChoiceAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OnlyWithAttribute(params string[] choices) : Attribute
{
    public IReadOnlyList<string> Choices { get; } = choices;
}
