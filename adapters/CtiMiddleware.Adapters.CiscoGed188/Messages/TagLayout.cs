namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>What the table says about one floating field. Immutable.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Name">Its name in the table, for example <c>CONNECTION_DEVID</c>.</param>
/// <param name="Kind">How its data is read.</param>
/// <param name="Width">Bytes of a number, 0 for other kinds.</param>
/// <param name="Meaning">The name of its enumeration, <c>bool</c>, or empty.</param>
/// <param name="MaxLength">The longest data in bytes, a closing NUL included; 0 when only the length field bounds it.</param>
public sealed record TagLayout(Tag Tag, string Name, TagKind Kind, int Width, string Meaning, int MaxLength)
{
    private static readonly TagLayout?[] s_byTag = new TagLayout?[256];
    private static readonly Dictionary<string, TagLayout> s_byName = Load();

    /// <summary>Every described field.</summary>
    public static IEnumerable<TagLayout> All => s_byTag.OfType<TagLayout>();

    /// <summary>The layout of a tag; null when it is not described.</summary>
    public static TagLayout? Find(int tag) => (uint)tag < (uint)s_byTag.Length ? s_byTag[tag] : null;

    /// <summary>The layout by the table's name or that of <see cref="Messages.Tag"/>; null when there is none.</summary>
    public static TagLayout? Find(string name) => s_byName.GetValueOrDefault(name);

    private static Dictionary<string, TagLayout> Load()
    {
        var names = new Dictionary<string, TagLayout>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in GedTables.Lines("tags.txt"))
        {
            var type = line[2].Split('=');
            var width = type[0].StartsWith("uint", StringComparison.Ordinal) ? GedTables.Number(type[0][4..]) : 0;
            var layout = new TagLayout(
                (Tag)GedTables.Number(line[0]),
                line[1],
                KindOf(type[0]),
                width,
                type.Length > 1 ? type[1] : string.Empty,
                line[3] == "-" ? 0 : GedTables.Number(line[3])
            );
            s_byTag[(int)layout.Tag] = layout;
            names[layout.Name] = layout;
            names[layout.Tag.ToString()] = layout;
        }
        return names;
    }

    private static TagKind KindOf(string type) =>
        type switch
        {
            "string" => TagKind.Text,
            "namedvar" => TagKind.NamedVariable,
            "namedarray" => TagKind.NamedArray,
            "bytes" => TagKind.Bytes,
            _ => TagKind.Number,
        };
}
