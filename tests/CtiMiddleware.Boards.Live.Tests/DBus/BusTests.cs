using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.DBus;
using CtiMiddleware.Live.Tests.Peers;

namespace CtiMiddleware.Boards.Live.Tests.DBus;

/// <summary>The transport on a real bus of dbus-daemon, against a service that speaks the wire protocol by hand.</summary>
public sealed class BusTests
{
    private static readonly DBusValue[] AllTypes =
    [
        new DBusValue.Whole('y', 200),
        new DBusValue.Flag(true),
        new DBusValue.Whole('n', -2),
        new DBusValue.Whole('q', 65535),
        new DBusValue.Whole('i', int.MinValue),
        new DBusValue.Whole('u', uint.MaxValue),
        new DBusValue.Whole('x', long.MinValue),
        new DBusValue.Whole('t', ulong.MaxValue),
        new DBusValue.Real(-0.25),
        DBusValue.Of("grüße \"an\" alle\n"),
        DBusValue.Path("/a/b"),
        new DBusValue.Text('g', "a{sv}"),
        new DBusValue.Array("s", [DBusValue.Of("one"), DBusValue.Of("")]),
        new DBusValue.Array("s", []),
        new DBusValue.Structure([DBusValue.Of(false), new DBusValue.Whole('t', 1), DBusValue.Of("x")]),
        new DBusValue.Array(
            "{sv}",
            [
                new DBusValue.Entry(DBusValue.Of("a"), new DBusValue.Variant(new DBusValue.Whole('x', -1))),
                new DBusValue.Entry(
                    DBusValue.Of("b"),
                    new DBusValue.Variant(
                        new DBusValue.Array("(oa{sv})", [new DBusValue.Structure([DBusValue.Path("/"), new DBusValue.Array("{sv}", [])])])
                    )
                ),
            ]
        ),
        new DBusValue.Array("{ud}", [new DBusValue.Entry(new DBusValue.Whole('u', 7), new DBusValue.Real(1e300))]),
        new DBusValue.Variant(new DBusValue.Variant(DBusValue.Of("deep"))),
    ];

    private static string BodyOf(string line) => line[line.IndexOf("\"signature\"", StringComparison.Ordinal)..];

    private static DBusEndpoint To(PrivateBus bus) => new(bus.Address, EchoPeer.Name);

    [Fact]
    public async Task Every_type_goes_over_the_bus_and_comes_back_as_an_answer_and_as_a_signal()
    {
        await using var bus = await PrivateBus.StartAsync();
        await using var echo = EchoPeer.Start(bus);
        using var link = new BusLink(To(bus));
        await link.AwaitAsync("\"type\":\"owner\"");

        link.Call(41, "Say", AllTypes);

        var answer = await link.AwaitAsync("\"serial\":41");
        Assert.StartsWith("{\"type\":\"return\"", answer, StringComparison.Ordinal);
        var signal = await link.AwaitAsync("\"member\":\"Said\"");
        Assert.Contains("\"path\":\"/a\",\"interface\":\"org.example.Echo\"", signal, StringComparison.Ordinal);
        Assert.Equal(BodyOf(answer), BodyOf(signal));
        Assert.Contains(
            "\"signature\":\"ybnqiuxtdsogasas(bts)a{sv}a{ud}v\",\"body\":[200,true,-2,65535,-2147483648,4294967295,\"-9223372036854775808\",\"18446744073709551615\",-0.25,\"grüße \\\"an\\\" alle\\n\",\"/a/b\",\"a{sv}\",[\"one\",\"\"],[],[false,\"1\",\"x\"],{\"a\":[\"x\",\"-1\"],\"b\":[\"a(oa{sv})\",[[\"/\",{}]]]},[[7,1E+300]],[\"v\",[\"s\",\"deep\"]]]",
            answer,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Refusals_and_silence_come_as_errors_with_the_number_of_the_call()
    {
        await using var bus = await PrivateBus.StartAsync();
        await using var echo = EchoPeer.Start(bus);
        // Long enough for everything else that is asked of a busy machine; what stays silent is waited for so long.
        using var link = new BusLink(To(bus) with { CallTimeout = TimeSpan.FromSeconds(5), MaxLine = 2000 });
        await link.AwaitAsync("\"type\":\"owner\"");

        link.Call(1, "Fail");
        link.Call(2, "Silent");
        link.Write(
            """{"type":"call","serial":3,"destination":"org.example.Nobody","path":"/","interface":"a.b","member":"C","signature":"","body":[]}"""
        );
        link.Write(
            """{"type":"call","serial":4,"destination":"org.example.Echo","path":"no path","interface":"a.b","member":"C","signature":"","body":[]}"""
        );
        link.Write(
            """{"type":"call","serial":5,"destination":"org.example.Echo","path":"/","interface":"a.b","member":"C","signature":"o","body":["no path"]}"""
        );
        link.Write("""{"type":"call","serial":6,"destination":"org.example.Echo"}""");
        link.Write(new string('x', 3000));
        link.Call(8, "Echo", new DBusValue.Array("y", [.. Enumerable.Repeat(new DBusValue.Whole('y', 1), 900)]));

        Assert.Contains(
            "\"name\":\"org.example.Error.Failed\",\"message\":\"it failed on purpose\"",
            await link.AwaitAsync("\"serial\":1,"),
            StringComparison.Ordinal
        );
        Assert.Contains("CtiMiddleware.DBus.Error.NoReply", await link.AwaitAsync("\"serial\":2,"), StringComparison.Ordinal);
        Assert.Contains("org.freedesktop.DBus.Error.ServiceUnknown", await link.AwaitAsync("\"serial\":3,"), StringComparison.Ordinal);
        Assert.Contains("CtiMiddleware.DBus.Error.NotSent", await link.AwaitAsync("\"serial\":4,"), StringComparison.Ordinal);
        Assert.Contains("CtiMiddleware.DBus.Error.NotSent", await link.AwaitAsync("\"serial\":5,"), StringComparison.Ordinal);
        Assert.Contains("CtiMiddleware.DBus.Error.Unreadable", await link.AwaitAsync("\"serial\":6,"), StringComparison.Ordinal);
        Assert.Contains("CtiMiddleware.DBus.Error.TooLong", await link.AwaitAsync("\"serial\":0,"), StringComparison.Ordinal);
        Assert.Contains("\"type\":\"return\"", await link.AwaitAsync("\"serial\":8,"), StringComparison.Ordinal);
        Assert.Equal(TransportState.Open, link.Transport.State);
    }

    [Fact]
    public async Task An_answer_longer_than_a_line_may_be_is_refused_with_the_reason_and_the_link_goes_on()
    {
        await using var bus = await PrivateBus.StartAsync();
        await using var echo = EchoPeer.Start(bus);
        using var link = new BusLink(To(bus) with { MaxLine = 1000 });
        await link.AwaitAsync("\"type\":\"owner\"");

        // 170 times an escape of six characters makes the answer longer than the call, which wrote each as one byte.
        link.Write(
            $$"""{"type":"call","serial":1,"destination":"org.example.Echo","path":"/a","interface":"org.example.Echo","member":"Say","signature":"s","body":["{{new string('\x7f', 200)}}"]}"""
        );
        link.Call(2, "Echo", DBusValue.Of("short"));

        Assert.Contains("\"body\":[\"short\"]", await link.AwaitAsync("\"serial\":2,"), StringComparison.Ordinal);
        Assert.Contains("CtiMiddleware.DBus.Error.TooLong", await link.AwaitAsync("\"serial\":1,"), StringComparison.Ordinal);
        Assert.Contains(
            "org.example.Echo.Said on /a: it would be a line of",
            await link.AwaitAsync("\"type\":\"dropped\""),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_owner_of_the_name_is_told_first_and_whenever_it_changes()
    {
        await using var bus = await PrivateBus.StartAsync();
        using var link = new BusLink(To(bus));

        Assert.Equal("""{"type":"owner","name":"org.example.Echo"}""", await link.AwaitAsync("owner"));
        var echo = EchoPeer.Start(bus);
        Assert.Contains("\"owner\":\":1.", await link.AwaitAsync("\"owner\":\":", since: 1), StringComparison.Ordinal);
        link.Call(1, "Silent");
        link.Call(2, "Echo");
        await link.AwaitAsync("\"serial\":2,");
        await echo.DisposeAsync();
        Assert.Equal("""{"type":"owner","name":"org.example.Echo"}""", await link.AwaitAsync("\"owner\",", since: 2));
        // The call that was on its way does not stay open.
        Assert.Contains("org.freedesktop.DBus.Error.NoReply", await link.AwaitAsync("\"serial\":1,"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_signals_that_are_wanted_come()
    {
        await using var bus = await PrivateBus.StartAsync();
        await using var echo = EchoPeer.Start(bus);
        using var other = new BusLink(To(bus) with { Matches = [new DBusMatch("org.example.Other", null), new DBusMatch(null, "/b")] });
        using var link = new BusLink(To(bus) with { Matches = [new DBusMatch("org.example.Echo", "/a")] });
        await link.AwaitAsync("\"type\":\"owner\"");
        await other.AwaitAsync("\"type\":\"owner\"");

        link.Call(1, "Say", DBusValue.Of("said"));
        await link.AwaitAsync("\"member\":\"Said\"");
        other.Call(2, "Echo", DBusValue.Of("after it"));
        await other.AwaitAsync("\"serial\":2,");

        Assert.DoesNotContain(other.Lines.From(), static line => line.Contains("Said", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_signal_of_somebody_else_is_not_taken_for_the_services_word()
    {
        await using var bus = await PrivateBus.StartAsync();
        await using var echo = EchoPeer.Start(bus);
        using var link = new BusLink(To(bus));
        await link.AwaitAsync("\"type\":\"owner\"");
        Programs.Need("/usr/bin/dbus-send", "dbus");

        // Unicast signals need no match: to every name that there may be.
        foreach (var name in Enumerable.Range(0, 6))
        {
            await using var sender = ChildProcess.Start(
                "dbus-send",
                "/usr/bin/dbus-send",
                [$"--bus={bus.Address}", "--type=signal", $"--dest=:1.{name}", "/a", "org.example.Echo.Said", "string:forged"],
                bus.Folder
            );
            await sender.WaitForExitAsync();
        }

        Assert.Contains(
            "and not from the owner of org.example.Echo",
            await link.AwaitAsync("\"type\":\"dropped\""),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(link.Lines.From(), static line => line.Contains("forged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bus_that_ends_closes_the_transport_with_words()
    {
        await using var bus = await PrivateBus.StartAsync();
        using var link = new BusLink(To(bus));
        await link.AwaitAsync("\"type\":\"owner\"");

        await bus.EndAsync();

        Assert.Contains("the bus", await link.ClosedAsync(), StringComparison.Ordinal);
        Assert.False(link.Transport.Send("x\n"u8));
        using var again = new BusLink(To(bus));
        Assert.Contains("no bus answers at unix:path=", await again.ClosedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_calls_at_once_are_answered_in_order()
    {
        await using var bus = await PrivateBus.StartAsync();
        await using var echo = EchoPeer.Start(bus);
        using var link = new BusLink(To(bus));
        await link.AwaitAsync("\"type\":\"owner\"");

        // The daemon permits 128 open calls of one connection.
        for (var serial = 1; serial <= 100; serial++)
            link.Call(serial, "Echo", new DBusValue.Whole('i', serial));
        await link.AwaitAsync("\"serial\":100,");

        Assert.Equal(
            Enumerable.Range(1, 100).Select(static n => $$"""{"type":"return","serial":{{n}},"signature":"i","body":[{{n}}]}"""),
            link.Lines.From(1)
        );
    }
}
