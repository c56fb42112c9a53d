using System.Reflection;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>Switch profiles as YAML files: built-in ones, and everybody's own. Thread-safe.</summary>
public static class SwitchProfiles
{
    private const string Prefix = "profiles/";
    private static readonly Assembly Own = typeof(SwitchProfiles).Assembly;

    /// <summary>The names of the built-in profiles, in alphabetical order.</summary>
    public static IReadOnlyList<string> BuiltInNames { get; } =
    [
        .. Own.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name[Prefix.Length..]))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A built-in profile by its name, or one's own by its path.</summary>
    /// <param name="nameOrPath">For instance <c>contact-centre</c> or <c>mine.yaml</c>.</param>
    /// <exception cref="ProfileRefusedException">It is neither, or the file has errors; all are named.</exception>
    public static SwitchProfile Get(string nameOrPath)
    {
        if (BuiltInNames.Contains(nameOrPath, StringComparer.Ordinal))
        {
            return Parse(BuiltInText(nameOrPath), nameOrPath + ".yaml");
        }
        if (!File.Exists(nameOrPath))
        {
            var message =
                $"there is no such file, and no built-in profile of that name: expected one of {string.Join(", ", BuiltInNames)}"
                + NearestWord.Hint(nameOrPath, BuiltInNames);
            throw new ProfileRefusedException([new ProfileProblem(nameOrPath, 1, 1, message)]);
        }
        return Parse(File.ReadAllText(nameOrPath), nameOrPath);
    }

    /// <summary>The YAML text of a built-in profile: a start for one's own.</summary>
    /// <param name="name">One of <see cref="BuiltInNames"/>.</param>
    /// <exception cref="ArgumentException">There is no such profile.</exception>
    public static string BuiltInText(string name)
    {
        using var stream =
            Own.GetManifestResourceStream($"{Prefix}{name}.yaml")
            ?? throw new ArgumentException($"There is no profile {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">How the text is called in errors.</param>
    /// <exception cref="ProfileRefusedException">The text has errors; all are named.</exception>
    public static SwitchProfile Parse(string yaml, string file)
    {
        var reader = new ProfileReader(file);
        reader.Read(yaml);
        var profile = new ProfileBuilder(reader).Build();
        return reader.Problems.Count == 0
            ? profile
            : throw new ProfileRefusedException([.. reader.Problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }
}
