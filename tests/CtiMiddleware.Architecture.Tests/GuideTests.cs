using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace CtiMiddleware.Architecture.Tests;

/// <summary>docs/adapters/adding-an-adapter.md: ten steps, each ending in commands whose projects, classes and scripts exist.</summary>
public sealed partial class GuideTests
{
    private const string Page = "docs/adapters/adding-an-adapter.md";

    private static string Text { get; } = Repository.Read(Page);

    public static TheoryData<string> Commands =>
        [.. Block().Matches(Text).SelectMany(static block => Unfold(block.Groups["text"].Value)).Where(static line => line.Length > 0)];

    [Fact]
    public void There_are_ten_numbered_steps_and_each_ends_in_a_command()
    {
        var steps = Regex
            .Split(Text, "^## ", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
            .Where(static section => char.IsAsciiDigit(section[0]))
            .ToList();
        Assert.Equal(Enumerable.Range(1, 10), steps.Select(static step => int.Parse(step.Split('.')[0])));
        foreach (var step in steps)
            Assert.True(
                step.TrimEnd().EndsWith("```", StringComparison.Ordinal) && Block().IsMatch(step),
                $"Step {step.Split('\n')[0]} does not end in a command."
            );
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_a_command_names_exists(string command)
    {
        var words = Word()
            .Matches(command)
            .Select(static match => match.Value.Trim('"'))
            .SkipWhile(static word => word.Contains('='))
            .ToList();
        if (words[0] == "./test.sh")
        {
            Assert.True(Repository.Exists("test.sh"));
            foreach (var part in words.Skip(1))
                Assert.True(Repository.Exists($"tests/CtiMiddleware.{part}.Tests"), $"{command}: there is no test project {part}.");
            return;
        }
        Assert.Equal("dotnet", words[0]);
        var project = words[1] == "build" ? words[2] : words[words.IndexOf("--project") + 1];
        Assert.True(Repository.Exists($"{project}/{Path.GetFileName(project)}.csproj"), $"{command}: there is no project {project}.");
        var sources = Repository.FilesUnder(project + "/", ".cs").Select(Repository.Read).ToList();
        foreach (var (option, declaration) in new[] { ("-class", Class()), ("-method", Method()) })
        {
            if (words.IndexOf(option) is var at && at < 0)
                continue;
            Assert.True(
                sources
                    .SelectMany(source => declaration.Matches(source))
                    .Any(match => FileSystemName.MatchesSimpleExpression(words[at + 1], "x." + match.Groups["name"].Value)),
                $"{command}: {project} has nothing that fits {words[at + 1]}; such a command passes without running a test."
            );
        }
    }

    private static string[] Unfold(string block) =>
        block
            .Replace("\\\n", " ", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(
        "^```sh\n(?<text>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Block();

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"public sealed (partial )?class (?<name>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Class();

    [GeneratedRegex(
        @"public (static )?(async )?(Task|void) (?<name>\w+)\(",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Method();
}
