using System.Globalization;
using System.Text.RegularExpressions;

namespace CtiMiddleware.Architecture.Tests;

/// <summary>Log event ids: each once, each in the block of who writes it (docs/operations/logging.md).</summary>
public sealed partial class LogEventTests
{
    private static readonly (string Folder, int From, int To)[] Blocks =
    [
        ("src/CtiMiddleware.Server/", 1000, 1099),
        ("src/CtiMiddleware.Runtime/", 1100, 1199),
        ("src/CtiMiddleware.Links/Framing/", 1300, 1399),
        ("src/CtiMiddleware.Links/", 1200, 1299),
        ("adapters/CtiMiddleware.Adapters.AsteriskAmi/", 2000, 2099),
        ("simulators/", 3000, 3099),
    ];

    [Fact]
    public void Every_log_event_id_is_used_once_and_stands_in_its_block()
    {
        var users = new Dictionary<int, string>();
        foreach (var (file, id) in Events())
        {
            var block = Blocks.FirstOrDefault(block => file.StartsWith(block.Folder, StringComparison.Ordinal));
            Assert.True(block.Folder is not null, $"{file} logs and has no block of ids.");
            Assert.True(id >= block.From && id <= block.To, $"{file}: {id} is outside {block.From}–{block.To}.");
            Assert.True(users.TryAdd(id, file), $"{file} and {users.GetValueOrDefault(id)} both use {id}.");
        }
    }

    [Fact]
    public void Shipped_code_logs_through_LoggerMessage_only()
    {
        foreach (var file in Repository.Sources)
        {
            var call = DirectCall().Match(Repository.Read(file));
            Assert.False(call.Success, $"{file}: {call.Value} has no event id; use [LoggerMessage].");
        }
    }

    [Fact]
    public void Every_log_event_is_in_the_docs()
    {
        const string Page = "docs/operations/logging.md";
        var page = Repository.Exists(Page) ? Repository.Read(Page) : "";
        var missing = Events()
            .Select(static found => found.Id)
            .Where(id => !page.Contains($"| {id} |", StringComparison.Ordinal))
            .Order()
            .ToList();
        Assert.True(missing.Count == 0, $"{Page} does not name {string.Join(", ", missing)}.");
    }

    private static IEnumerable<(string File, int Id)> Events()
    {
        foreach (var file in Repository.Sources)
        {
            foreach (Match match in Attribute().Matches(Repository.Read(file)))
                yield return (file, int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex(@"\[LoggerMessage\(\s*(EventId\s*=\s*)?(?<id>[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Attribute();

    [GeneratedRegex(
        @"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex DirectCall();
}
