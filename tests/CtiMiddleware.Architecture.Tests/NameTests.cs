using System.Text.RegularExpressions;

namespace CtiMiddleware.Architecture.Tests;

/// <summary>Names that say nothing are not used for types.</summary>
public sealed partial class NameTests
{
    private static readonly string[] Banned = ["Manager", "Helper", "Util", "Utils", "Info", "Data", "Base"];

    // A data link (SMDI, SMDR) is what the field calls a serial line beside the voice path; the word says something there.
    private const string DataLink = "DataLink";

    // Names of ECMA-269, which win over our taste.
    private static readonly string[] OfTheStandard =
    [
        "AssociateData",
        "DataCollected",
        "StartDataCollection",
        "StopDataCollection",
        "SuspendDataCollection",
        "ResumeDataCollection",
    ];

    [Fact]
    public void No_type_has_a_banned_word_in_its_name()
    {
        foreach (var file in Repository.Files.Where(static file => file.EndsWith(".cs", StringComparison.Ordinal)))
        {
            foreach (Match match in Declaration().Matches(Repository.Read(file)))
            {
                var name = match.Groups["name"].Value;
                var word = Words()
                    .Matches(name.Replace(DataLink, "Link", StringComparison.Ordinal))
                    .Select(static word => word.Value)
                    .FirstOrDefault(static word => Banned.Contains(word, StringComparer.Ordinal));
                var isSuite = word == "Base" && file.StartsWith("tests/", StringComparison.Ordinal) && match.Groups["abstract"].Success;
                Assert.True(
                    word is null || isSuite || OfTheStandard.Contains(name, StringComparer.Ordinal),
                    $"{file}: {name} has '{word}' in it."
                );
            }
        }
    }

    [GeneratedRegex(
        @"^[ \t]*(public |internal |private |protected |file )?(static |sealed |readonly |partial |ref |unsafe |(?<abstract>abstract ))*(class|record struct|record class|record|struct|interface|enum) (?<name>[A-Z]\w*)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Declaration();

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();
}
