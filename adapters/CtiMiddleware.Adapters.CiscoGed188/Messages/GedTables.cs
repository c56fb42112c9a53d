using System.Globalization;

namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>Reads the declarative tables that lie in the assembly; once, at first use.</summary>
internal static class GedTables
{
    /// <summary>The lines of a table, without comments, split at blanks.</summary>
    public static IEnumerable<string[]> Lines(string name)
    {
        using var stream =
            typeof(GedTables).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split(' ');
        }
    }

    /// <summary>A whole number of a table.</summary>
    public static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
