namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>Configuration files of peers with <c>@NAME@</c> where a value of this run belongs.</summary>
public static class Template
{
    /// <summary>Where the build has put the templates.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Peers", "Templates");

    /// <summary>Writes every file of a template folder into <paramref name="target"/>, filled in.</summary>
    public static void RenderFolder(string name, string target, IReadOnlyDictionary<string, string> values)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, name)))
        {
            var text = File.ReadAllText(file);
            foreach (var (key, value) in values)
            {
                text = text.Replace($"@{key}@", value, StringComparison.Ordinal);
            }

            File.WriteAllText(Path.Combine(target, Path.GetFileName(file)), text);
        }
    }
}
