namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>The text must be one of a list of words.</summary>
/// <param name="list">Which list.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WordsAttribute(WordList list) : Attribute
{
    public WordList List { get; } = list;
}
