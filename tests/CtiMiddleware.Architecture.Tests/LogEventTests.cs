using System.Globalization;
using System.Text;
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
        ("adapters/CtiMiddleware.Adapters.CiscoGed188/", 2100, 2199),
        ("adapters/CtiMiddleware.Adapters.LineText/", 2200, 2299),
        ("adapters/CtiMiddleware.Adapters.Smdi/", 2300, 2399),
        ("adapters/CtiMiddleware.Adapters.Smdr/", 2400, 2499),
        ("adapters/CtiMiddleware.Adapters.VoiceModem/", 2500, 2599),
        ("adapters/CtiMiddleware.Adapters.GsmModem/", 2600, 2699),
        ("adapters/CtiMiddleware.Adapters.OFono/", 2700, 2799),
        ("adapters/CtiMiddleware.Adapters.AudioSocket/", 2800, 2899),
        ("simulators/CtiMiddleware.Simulators.Board/", 3200, 3299),
        ("simulators/", 3000, 3099),
    ];

    [Fact]
    public void Every_log_event_id_is_used_once_and_stands_in_its_block()
    {
        var users = new Dictionary<int, string>();
        foreach (var (file, id, _, _) in Events())
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
    public void The_list_in_the_docs_equals_the_sources() => GeneratedPage.Equals("docs/operations/logging.md", Page());

    private static string Page()
    {
        var text = new StringBuilder();
        text.Append("# Log events\n\n")
            .Append("Every event that the service writes, by its id. Ids are never reused. Written from the sources by\n")
            .Append("`tests/CtiMiddleware.Architecture.Tests/LogEventTests.cs`; a test fails when the two differ.\n\n")
            .Append(
                "Levels as usual: `Error` is our own fault or a lost link, `Warning` wants to be looked at, `Information` is news, `Debug` and\n"
            )
            .Append("`Trace` are for finding out. Set them with `Logging:LogLevel:<category>`.\n\n");
        text.Append("| Block | Who |\n| --- | --- |\n");
        foreach (var block in Blocks.OrderBy(static block => block.From))
            text.Append(CultureInfo.InvariantCulture, $"| {block.From}–{block.To} | `{block.Folder.TrimEnd('/')}` |\n");
        text.Append("\n| Id | Level | Message |\n| --- | --- | --- |\n");
        foreach (var found in Events().OrderBy(static found => found.Id))
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {found.Id} | {found.Level} | {found.Message.Replace("|", "\\|", StringComparison.Ordinal)} |\n"
            );
        return text.ToString();
    }

    private static IEnumerable<(string File, int Id, string Level, string Message)> Events()
    {
        foreach (var file in Repository.Sources)
        {
            foreach (Match match in Attribute().Matches(Repository.Read(file)))
            {
                var id = int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture);
                yield return (
                    file,
                    id,
                    match.Groups["level"].Value,
                    match.Groups["message"].Value.Replace("\\\"", "\"", StringComparison.Ordinal)
                );
            }
        }
    }

    [Fact]
    public void Every_attribute_was_understood()
    {
        var written = Repository.Sources.Sum(static file =>
            Regex.Count(Repository.Read(file), @"\[LoggerMessage\(", RegexOptions.None, TimeSpan.FromSeconds(1))
        );
        Assert.Equal(written, Events().Count());
    }

    [GeneratedRegex(
        @"\[LoggerMessage\(\s*(EventId\s*=\s*)?(?<id>[0-9]+),\s*(Level\s*=\s*)?LogLevel\.(?<level>\w+),\s*(Message\s*=\s*)?""(?<message>([^""\\]|\\.)*)""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Attribute();

    [GeneratedRegex(
        @"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex DirectCall();
}
