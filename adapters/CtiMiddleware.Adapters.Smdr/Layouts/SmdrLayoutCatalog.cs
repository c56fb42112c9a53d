namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>The layouts there are: those that come with the adapter, and those in a folder. Immutable.</summary>
public sealed class SmdrLayoutCatalog
{
    private readonly Dictionary<string, SmdrLayout> _layouts;

    private SmdrLayoutCatalog(Dictionary<string, SmdrLayout> layouts) => _layouts = layouts;

    /// <summary>Those that come with the adapter.</summary>
    public static SmdrLayoutCatalog Shipped { get; } = ReadShipped();

    /// <summary>All of them, by name.</summary>
    public IReadOnlyCollection<SmdrLayout> All => _layouts.Values;

    /// <summary>A layout; null for a name that is not there.</summary>
    public SmdrLayout? Find(string name) => _layouts.GetValueOrDefault(name);

    /// <summary>Adds the layouts of a folder, every file <c>*.json</c>; one with the name of a shipped layout takes its place.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="errors">Where everything that is wrong with its files goes.</param>
    public SmdrLayoutCatalog With(string folder, ICollection<string> errors)
    {
        var layouts = new Dictionary<string, SmdrLayout>(_layouts, StringComparer.Ordinal);
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            {
                if (SmdrLayoutReader.Read(File.ReadAllText(file), Path.GetFileName(file), errors) is { } layout)
                    layouts[layout.Name] = layout;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{folder}: {exception.Message}");
        }
        return new SmdrLayoutCatalog(layouts);
    }

    private static SmdrLayoutCatalog ReadShipped()
    {
        var assembly = typeof(SmdrLayoutCatalog).Assembly;
        var errors = new List<string>();
        var layouts = new Dictionary<string, SmdrLayout>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            if (SmdrLayoutReader.Read(reader.ReadToEnd(), name, errors) is { } layout)
                layouts.Add(layout.Name, layout);
        }
        return errors.Count == 0 ? new SmdrLayoutCatalog(layouts) : throw new InvalidDataException(string.Join(' ', errors));
    }
}
