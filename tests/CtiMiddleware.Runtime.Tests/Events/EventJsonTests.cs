using System.Text.Json;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Tests.Support;
using static CtiMiddleware.Runtime.Tests.Support.Events;

namespace CtiMiddleware.Runtime.Tests.Events;

public sealed class EventJsonTests
{
    [Fact]
    public void An_event_is_a_CloudEvent_of_the_documented_shape()
    {
        using var rig = new Rig();
        LogEntry? entry = null;
        foreach (var e in Talking("812", "2001", "2002"))
            entry = rig.One(e with { NativeCause = "EC_NEW_CALL" });
        var root = JsonDocument.Parse(entry!.Json).RootElement;
        var call = rig.Call("812");
        Assert.Equal(
            ["specversion", "id", "source", "type", "subject", "time", "threadid", "datacontenttype", "data"],
            root.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal("1.0", Text(root, "specversion"));
        Assert.Equal(rig.Log.Head.ToString(), Text(root, "id"));
        Assert.Equal("/switches/hq", Text(root, "source"));
        Assert.Equal("cti.call.established.v1", Text(root, "type"));
        Assert.Equal(call.Id.Value, Text(root, "subject"));
        Assert.Equal("2026-11-22T10:15:00.080Z", Text(root, "time"));
        Assert.Equal(call.Thread.Value, Text(root, "threadid"));
        var data = root.GetProperty("data");
        Assert.Equal(
            ["call", "connection", "cause", "previous", "changed", "removed", "synthetic", "received", "native"],
            data.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal("""{"state":"alerting"}""", data.GetProperty("previous").GetRawText());
        Assert.Equal("""{"callId":"812","cause":"EC_NEW_CALL","frame":"hq-1/4"}""", data.GetProperty("native").GetRawText());
        var changed = Assert.Single(data.GetProperty("changed").EnumerateArray().ToArray());
        Assert.Equal("call", Text(changed, "kind"));
        var shown = changed.GetProperty("object");
        Assert.Equal(rig.Log.Head.Number, shown.GetProperty("rev").GetInt64());
        Assert.False(shown.TryGetProperty("kind", out _));
        Assert.False(shown.TryGetProperty("key", out _));
        Assert.False(shown.TryGetProperty("parent", out _));
        var connection = shown.GetProperty("connections")[1];
        Assert.Equal("connected", Text(connection, "state"));
        Assert.Equal("hq:2002", Text(connection, "device"));
        Assert.Equal("station", Text(connection, "deviceKind"));
    }

    [Fact]
    public void Text_is_not_escaped_beyond_need()
    {
        using var rig = new Rig();
        var text = rig.One(new CallEvent.Originated(At("1", "2001"), Party("2001") with { Name = "Jürgen <b>" }, Party("+4930123"))).Text();
        Assert.Contains("+4930123", text, StringComparison.Ordinal);
        Assert.Contains("Jürgen <b>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_merge_lists_connections_and_threads_and_other_events_do_not()
    {
        using var rig = new Rig();
        foreach (var e in Talking("1", "2001", "2002").Append(Held("1", "2002")).Concat(Talking("2", "2002", "2003")))
            Assert.DoesNotContain("\"connections\":[{\"old\"", rig.One(e).Text(), StringComparison.Ordinal);
        var data = JsonDocument
            .Parse(
                rig.One(
                    Transferred(
                        "1",
                        "2",
                        "2002",
                        "2003",
                        Moved("1", "2", "2001"),
                        Moved("2", "2", "2003"),
                        Gone("1", "2002"),
                        Gone("2", "2002")
                    )
                ).Json
            )
            .RootElement.GetProperty("data");
        var gone = data.GetProperty("connections")[2];
        Assert.Equal(JsonValueKind.Null, gone.GetProperty("new").ValueKind);
        Assert.Equal("hq:2002", Text(gone, "device"));
        Assert.Equal(["from", "into", "conflicts"], data.GetProperty("mergedThreads")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal("2003", Text(data.GetProperty("transferredToDevice"), "number"));
    }

    [Fact]
    public void Details_of_every_kind_can_be_written()
    {
        using var rig = new Rig();
        var at = rig.Clock.GetUtcNow();
        rig.Log.Append(
            new EventDraft(
                "cti.server.test.v1",
                null,
                "server",
                null,
                _ => new EventBody
                {
                    Cause = EventCause.Unknown,
                    Detail =
                    [
                        new("none", null),
                        new("text", "t"),
                        new("flag", true),
                        new("number", 1),
                        new("long", 2L),
                        new("real", 1.5),
                        new("at", at),
                        new("list", new[] { "a", "b" }),
                        new("other", new Uri("http://127.0.0.1/x")),
                    ],
                }
            )
        );
        var text = rig.Entries[^1].Text();
        Assert.Contains(
            """
            "none":null,"text":"t","flag":true,"number":1,"long":2,"real":1.5,"at":"2026-11-22T10:15:00.000Z","list":["a","b"],"other":"http://127.0.0.1/x"
            """.Trim(),
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("\"source\":\"/server\"", text, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
