namespace CtiMiddleware.Model.Tests.Schema;

/// <summary>One service or event of ECMA-269.</summary>
/// <param name="Category">The category of the standard.</param>
/// <param name="IsEvent">Event or service.</param>
/// <param name="Element">The ECMA-323 element; null when the schema has none.</param>
/// <param name="Name">The name in ECMA-269.</param>
internal sealed record StandardRow(string Category, bool IsEvent, string? Element, string Name)
{
    public static IReadOnlyList<StandardRow> All { get; } = [.. Read()];

    private static IEnumerable<StandardRow> Read()
    {
        var category = "";
        foreach (var line in SchemaNames.Lines("ecma-269.txt"))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                category = line[3..];
            if (line.StartsWith('#'))
                continue;
            var parts = line.Split(' ', 3);
            yield return new StandardRow(category, parts[0] == "e", parts[1] == "-" ? null : parts[1], parts[2]);
        }
    }
}
