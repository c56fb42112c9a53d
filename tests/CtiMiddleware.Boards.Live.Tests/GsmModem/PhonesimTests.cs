using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Boards.Live.Tests.GsmModem;

/// <summary>
/// The GSM adapter in the runtime against ofono-phonesim: 06123nn is accepted after nn seconds, 05123nn hung up after nn, 155 is busy, 199 and 177
/// call back.
/// </summary>
public sealed class PhonesimTests
{
    private const LocalConnectionState Connected = LocalConnectionState.Connected;
    private const LocalConnectionState Hold = LocalConnectionState.Hold;

    [Fact]
    public async Task A_call_is_made_answered_dialled_into_and_cleared()
    {
        PhonesimPeer.Need();
        await using var phonesim = await PhonesimPeer.StartAsync();
        await using var modem = await ModemUnderTest.StartAsync(new TcpEndpoint("127.0.0.1", phonesim.Port));
        await modem.DoneAsync(new SwitchCommand.MakeCall(ModemUnderTest.Line, "0612305"));
        // Calls are listed twice a second: it rings long enough to be seen.
        await modem.UntilAsync(() => modem.Events.Any(static one => one.Type == "cti.call.delivered.v1"), "0612305 rings");
        await modem.UntilAsync(() => modem.States("0612305") == (Connected, Connected), "0612305 answers");
        await modem.DoneAsync(new SwitchCommand.GenerateDigits(modem.LineWith("0612305"), "12#"));
        await modem.DoneAsync(new SwitchCommand.ClearConnection(modem.LineWith("0612305")));
        await modem.UntilAsync(() => modem.Calls.Count == 0, "the call is over");
        Assert.Contains(modem.Events, static one => one.Type == "cti.call.digitsGenerated.v1");
    }

    [Fact]
    public async Task Two_calls_are_held_swapped_and_joined()
    {
        PhonesimPeer.Need();
        await using var phonesim = await PhonesimPeer.StartAsync();
        await using var modem = await ModemUnderTest.StartAsync(new TcpEndpoint("127.0.0.1", phonesim.Port));
        await modem.DoneAsync(new SwitchCommand.MakeCall(ModemUnderTest.Line, "0612301"));
        await modem.UntilAsync(() => modem.States("0612301") == (Connected, Connected), "0612301 answers");
        await modem.DoneAsync(new SwitchCommand.HoldCall(modem.LineWith("0612301")));
        await modem.UntilAsync(() => modem.States("0612301")?.Line == Hold, "0612301 is held");
        await modem.DoneAsync(new SwitchCommand.RetrieveCall(modem.LineWith("0612301")));
        await modem.UntilAsync(() => modem.States("0612301")?.Line == Connected, "0612301 is back");
        await modem.DoneAsync(new SwitchCommand.ConsultationCall(modem.LineWith("0612301"), "0612302"));
        await modem.UntilAsync(() => modem.States("0612302") == (Connected, Connected), "0612302 answers");
        Assert.Equal(Hold, modem.States("0612301")?.Line);
        await modem.DoneAsync(new SwitchCommand.AlternateCall(modem.LineWith("0612301"), modem.LineWith("0612302")));
        await modem.UntilAsync(
            () => modem.States("0612301")?.Line == Connected && modem.States("0612302")?.Line == Hold,
            "they are swapped"
        );
        await modem.DoneAsync(new SwitchCommand.ConferenceCall(modem.LineWith("0612302"), modem.LineWith("0612301")));
        await modem.UntilAsync(() => modem.Calls is [{ Connections.Count: 3 }], "three are in one call");
        var refused = await modem.ExecuteAsync(new SwitchCommand.TransferCall(modem.LineWith("0612302"), modem.LineWith("0612301")));
        Assert.NotEqual(CommandOutcome.Acknowledged, refused.Outcome);
        await modem.DoneAsync(new SwitchCommand.ClearConnection(modem.Far("0612302")));
        await modem.UntilAsync(() => modem.Calls is [{ Connections.Count: 2 }], "one left");
        await modem.DoneAsync(new SwitchCommand.ClearCall(modem.LineWith("0612301")));
        await modem.UntilAsync(() => modem.Calls.Count == 0, "the call is over");
    }

    [Fact]
    public async Task What_is_busy_is_refused_and_who_hangs_up_ends_the_call()
    {
        PhonesimPeer.Need();
        await using var phonesim = await PhonesimPeer.StartAsync();
        await using var modem = await ModemUnderTest.StartAsync(new TcpEndpoint("127.0.0.1", phonesim.Port));
        var busy = await modem.ExecuteAsync(new SwitchCommand.MakeCall(ModemUnderTest.Line, "155"));
        Assert.Equal((CommandOutcome.Rejected, "BUSY"), (busy.Outcome, busy.Text));
        await modem.DoneAsync(new SwitchCommand.MakeCall(ModemUnderTest.Line, "0512303"));
        await modem.UntilAsync(() => modem.States("0512303") == (Connected, Connected), "0512303 answers");
        await modem.UntilAsync(() => modem.Calls.Count == 0, "0512303 hangs up");
        Assert.Empty(modem.Counters.Anomalies);
        Assert.Empty(modem.Counters.ProtocolErrors);
    }

    [Fact]
    public async Task A_caller_is_named_and_answered_and_another_waits_and_is_taken()
    {
        PhonesimPeer.Need();
        await using var phonesim = await PhonesimPeer.StartAsync();
        await using var modem = await ModemUnderTest.StartAsync(new TcpEndpoint("127.0.0.1", phonesim.Port));
        // It calls back a moment after it refused.
        Assert.Equal(CommandOutcome.Rejected, (await modem.ExecuteAsync(new SwitchCommand.MakeCall(ModemUnderTest.Line, "199"))).Outcome);
        await modem.UntilAsync(() => modem.States("1234567")?.Line == LocalConnectionState.Alerting, "1234567 rings");
        await modem.UntilAsync(
            () => modem.Calls.Any(static call => call.Connections.Any(static one => one.Name == "Alice")),
            "Alice is named"
        );
        await modem.DoneAsync(new SwitchCommand.AnswerCall(modem.LineWith("1234567")));
        await modem.UntilAsync(() => modem.States("1234567")?.Line == Connected, "1234567 is answered");
        await modem.DoneAsync(new SwitchCommand.ClearConnection(modem.LineWith("1234567")));
        await modem.UntilAsync(() => modem.Calls.Count == 0, "the call is over");

        await modem.DoneAsync(new SwitchCommand.MakeCall(ModemUnderTest.Line, "0612301"));
        await modem.UntilAsync(() => modem.States("0612301") == (Connected, Connected), "0612301 answers");
        Assert.Equal(CommandOutcome.Rejected, (await modem.ExecuteAsync(new SwitchCommand.MakeCall(ModemUnderTest.Line, "177"))).Outcome);
        await modem.UntilAsync(() => modem.States("1234567")?.Line == LocalConnectionState.Alerting, "1234567 waits");
        await modem.DoneAsync(new SwitchCommand.AnswerCall(modem.LineWith("1234567")));
        await modem.UntilAsync(
            () => modem.States("1234567")?.Line == Connected && modem.States("0612301")?.Line == Hold,
            "1234567 is taken and 0612301 held"
        );
        await modem.DoneAsync(new SwitchCommand.ReconnectCall(modem.LineWith("1234567"), modem.LineWith("0612301")));
        await modem.UntilAsync(() => modem.Calls.Count == 1 && modem.States("0612301")?.Line == Connected, "0612301 is back alone");
    }

    [Fact]
    public async Task A_message_and_a_request_in_digits_are_taken()
    {
        PhonesimPeer.Need();
        await using var phonesim = await PhonesimPeer.StartAsync();
        await using var modem = await ModemUnderTest.StartAsync(new TcpEndpoint("127.0.0.1", phonesim.Port));
        var sent = await modem.ExecuteAsync(new SwitchCommand.Escape([new("command", "sms"), new("to", "12345"), new("text", "Grüße €")]));
        Assert.Equal(CommandOutcome.Acknowledged, sent.Outcome);
        Assert.Contains(sent.Fields, static one => one.Key == "reference");
        await modem.DoneAsync(new SwitchCommand.Escape([new("command", "ussd"), new("text", "*100#")]));
        // What it asked for itself, like its registration, came as its own events.
        Assert.Contains(modem.Events, static one => one.Type.Contains("private", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_modem_that_goes_away_is_noticed_and_comes_back()
    {
        PhonesimPeer.Need();
        var phonesim = await PhonesimPeer.StartAsync();
        await using var modem = await ModemUnderTest.StartAsync(new TcpEndpoint("127.0.0.1", phonesim.Port));
        await phonesim.DisposeAsync();
        await modem.UntilAsync(() => modem.Seen is { Stale: true }, "the loss is seen");
        await using var again = await PhonesimPeer.StartAsync(phonesim.Port);
        await modem.UntilAsync(() => modem.Seen is { Stale: false }, "in service again");
        await modem.DoneAsync(new SwitchCommand.MakeCall(ModemUnderTest.Line, "0612301"));
        await modem.UntilAsync(() => modem.States("0612301") == (Connected, Connected), "0612301 answers");
    }
}
