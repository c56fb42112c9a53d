using System.Text.RegularExpressions;

namespace CtiMiddleware.Architecture.Tests;

/// <summary>The project stands alone: nothing in it depends on the machine it was written on.</summary>
public sealed partial class StandAloneTests
{
    private static readonly string[] Text =
    [
        ".cs",
        ".csproj",
        ".sln",
        ".props",
        ".targets",
        ".md",
        ".json",
        ".sh",
        ".yml",
        ".yaml",
        ".js",
        ".mjs",
        ".html",
        ".css",
        ".conf",
        ".txt",
        ".editorconfig",
    ];

    [Fact]
    public void No_file_names_a_path_of_one_machine()
    {
        foreach (var file in TextFiles())
        {
            var match = MachinePath().Match(Repository.Read(file));
            Assert.False(match.Success, $"{file} names {match.Value}.");
        }
    }

    [Fact]
    public void No_file_leads_out_of_the_repository()
    {
        foreach (var file in TextFiles())
        {
            var match = Shared().Match(Repository.Read(file));
            Assert.False(match.Success, $"{file} names {match.Value}.");
        }
    }

    [Fact]
    public void Packages_come_from_where_the_machine_is_configured_to_take_them()
    {
        Assert.DoesNotContain(
            Repository.Files,
            static file => Path.GetFileName(file).Equals("nuget.config", StringComparison.OrdinalIgnoreCase)
        );
        Assert.DoesNotContain(Repository.Files, static file => Path.GetFileName(file) is ".npmrc" or "pip.conf");
        foreach (var file in TextFiles())
        {
            var match = Registry().Match(Repository.Read(file));
            Assert.False(match.Success, $"{file} names the registry {match.Value}.");
        }
    }

    private static IEnumerable<string> TextFiles() =>
        Repository.Files.Where(static file =>
            Text.Contains(Path.GetExtension(file), StringComparer.Ordinal)
            && !file.EndsWith("/StandAloneTests.cs", StringComparison.Ordinal)
        );

    [GeneratedRegex(
        @"(?<![\w.~-])/(work|root|home/[a-z]|Users/[A-Za-z]|mnt)/[\w.]+|\b[A-Z]:\\(Users|src|work)\\",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex MachinePath();

    [GeneratedRegex(
        @"\.\./shared\b|(?<![\w-])shared/(design|protocols|traces|starter|live-peers)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Shared();

    [GeneratedRegex(
        @"https?://[\w.-]*(registry|artifactory|nexus|proxy|mirror|pkgs)[\w-]*\.[\w.-]+",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Registry();
}
