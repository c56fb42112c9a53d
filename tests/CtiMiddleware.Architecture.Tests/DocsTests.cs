using System.Text.RegularExpressions;

namespace CtiMiddleware.Architecture.Tests;

/// <summary>The documents point at what exists.</summary>
public sealed partial class DocsTests
{
    private static IEnumerable<string> Pages => Repository.Files.Where(static file => file.EndsWith(".md", StringComparison.Ordinal));

    [Fact]
    public void Every_relative_link_leads_somewhere()
    {
        foreach (var page in Pages)
        {
            foreach (Match match in Link().Matches(WithoutCode(Repository.Read(page))))
            {
                var target = match.Groups["target"].Value;
                if (target.StartsWith('#') || target.Contains(':', StringComparison.Ordinal))
                    continue;
                var path = Resolve(page, Uri.UnescapeDataString(target.Split('#')[0]));
                Assert.True(Repository.Exists(path), $"{page} links to {target}, which does not exist.");
            }
        }
    }

    [Fact]
    public void Every_anchor_inside_the_documents_exists()
    {
        foreach (var page in Pages)
        {
            foreach (Match match in Link().Matches(WithoutCode(Repository.Read(page))))
            {
                var parts = match.Groups["target"].Value.Split('#');
                if (parts.Length != 2 || parts[0].Contains(':', StringComparison.Ordinal))
                    continue;
                var target = parts[0].Length == 0 ? page : Resolve(page, parts[0]);
                if (target.EndsWith(".md", StringComparison.Ordinal))
                    Assert.True(
                        Anchors(target).Contains(parts[1], StringComparer.Ordinal),
                        $"{page} links to #{parts[1]} in {target}, which has no such heading."
                    );
            }
        }
    }

    [Fact]
    public void Every_source_file_named_in_a_document_exists()
    {
        foreach (var page in Pages)
        {
            foreach (Match match in SourceFile().Matches(Repository.Read(page)))
            {
                var name = match.Groups["path"].Value;
                if (name == "appsettings.json")
                    continue; // the operator's own
                var found = name.Contains('/', StringComparison.Ordinal)
                    ? Repository.Files.Any(file => file == name || file.EndsWith("/" + name, StringComparison.Ordinal))
                    : Repository.Files.Any(file => Path.GetFileName(file) == name);
                Assert.True(found, $"{page} names {name}, which does not exist.");
            }
        }
    }

    [Fact]
    public void Every_setting_is_in_the_page_on_configuration()
    {
        var page = Repository.Read("docs/operations/configuration.md");
        foreach (var file in Repository.FilesUnder("src/CtiMiddleware.Server/Configuration/", ".cs"))
        {
            foreach (Match match in Setting().Matches(Repository.Read(file)))
                Assert.True(
                    Regex.IsMatch(page, $@"\b{match.Groups["key"].Value}\b", RegexOptions.None, TimeSpan.FromSeconds(1)),
                    $"docs/operations/configuration.md does not name {match.Groups["key"].Value}, which {file} reads."
                );
        }
    }

    [Fact]
    public void Decision_records_are_numbered_once_in_one_flat_folder()
    {
        var records = Repository.FilesUnder("docs/adr/", ".md").Where(static file => file != "docs/adr/template.md").ToList();
        foreach (var record in records)
            Assert.Matches(@"^docs/adr/\d{4}-[a-z0-9-]+\.md$", record);
        var numbers = records.Select(static record => record["docs/adr/".Length..][..4]).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_decision_record_has_the_parts_of_the_template()
    {
        foreach (var record in Repository.FilesUnder("docs/adr/", ".md"))
        {
            var text = Repository.Read(record);
            foreach (var part in new[] { "Status:", "## Context", "## Decision", "## Consequences", "## Alternatives refused" })
                Assert.True(text.Contains(part, StringComparison.Ordinal), $"{record} has no '{part}'.");
        }
    }

    [Fact]
    public void Every_page_of_the_docs_can_be_reached_from_the_index()
    {
        var index = Repository.Read("docs/README.md");
        foreach (var page in Repository.FilesUnder("docs/", ".md").Where(static page => page != "docs/README.md"))
        {
            var relative = page["docs/".Length..];
            var folder = relative.Contains('/', StringComparison.Ordinal)
                ? relative[..(relative.IndexOf('/', StringComparison.Ordinal) + 1)]
                : null;
            Assert.True(
                index.Contains($"({relative})", StringComparison.Ordinal)
                    || (folder is not null && index.Contains($"({folder})", StringComparison.Ordinal)),
                $"docs/README.md leads neither to {relative} nor to its folder."
            );
        }
    }

    private static string WithoutCode(string text) => Fence().Replace(text, "");

    private static HashSet<string> Anchors(string page)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Heading().Matches(WithoutCode(Repository.Read(page))))
        {
            var text = match.Groups["text"].Value.Trim().ToLowerInvariant();
            anchors.Add(string.Concat(text.Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-'));
        }
        return anchors;
    }

    private static string Resolve(string page, string target)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(folder, target))).Replace('\\', '/');
    }

    // How the settings code reads a key: node.Text("Host"), Seconds(node, "RingSeconds", …).
    [GeneratedRegex(
        @"(\.(Text|Texts|RequiredText|Number|Flag|Section|Sections)\(|(Line|Seconds)\(\w+, )""(?<key>\w+)""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Setting();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();

    // In backquotes, without placeholders.
    [GeneratedRegex(
        @"`(\./)?(?<path>[A-Za-z0-9_][A-Za-z0-9_./-]*\.(cs|csproj|json|sh|js|mjs))(:\d+)?`",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex SourceFile();
}
