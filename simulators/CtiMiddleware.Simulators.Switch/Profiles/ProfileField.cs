using System.Text.Json;

namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>A key of a profile: what may stand behind it and what it means. Reader and published schema are made from the same fields.</summary>
internal sealed record ProfileField(string Name, ProfileFieldKind Kind, string Meaning)
{
    public bool Required { get; init; }
    public double? Least { get; init; }
    public double? Most { get; init; }
    public string[] Words { get; init; } = [];

    /// <summary>The words of an enumeration, as the file spells them.</summary>
    public static ProfileField OneOf<T>(string name, string meaning)
        where T : struct, Enum =>
        new(name, ProfileFieldKind.Word, meaning) { Words = Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName).ToArray() };

    public string Expected =>
        Kind switch
        {
            ProfileFieldKind.Text => "text",
            ProfileFieldKind.Number => "a number to dial, quoted",
            ProfileFieldKind.Count => $"a whole number{Range}",
            ProfileFieldKind.Real => $"a number{Range}",
            ProfileFieldKind.Flag => "true or false",
            ProfileFieldKind.Duration => "a time as 250ms, 5s, 2m or 1h",
            ProfileFieldKind.Word => $"one of {string.Join(", ", Words)}",
            ProfileFieldKind.Numbers => "a list of numbers to dial",
            ProfileFieldKind.Skills => "skills with their priorities, as { sales: 1 }",
            _ => "digits with the number they lead to, as { \"1\": \"1001\" }",
        };

    private string Range =>
        (Least, Most) switch
        {
            (null, null) => "",
            ({ } least, null) => FormattableString.Invariant($" of {least} or more"),
            (null, { } most) => FormattableString.Invariant($" of {most} or less"),
            ({ } least, { } most) => FormattableString.Invariant($" from {least} to {most}"),
        };
}
