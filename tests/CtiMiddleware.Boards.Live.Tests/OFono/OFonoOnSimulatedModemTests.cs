using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Simulators.Board.GsmModem;

namespace CtiMiddleware.Boards.Live.Tests.OFono;

/// <summary>A real ofonod whose phonesim modem is our simulated GSM modem; our adapter drives it over D-Bus through the whole runtime.</summary>
public sealed class OFonoOnSimulatedModemTests
{
    private const LocalConnectionState Alerting = LocalConnectionState.Alerting;
    private const LocalConnectionState Connected = LocalConnectionState.Connected;
    private const LocalConnectionState Hold = LocalConnectionState.Hold;

    private static SimulatedGsmModem Modem(int port = 0) =>
        SimulatedGsmModem.Start(new SimulatedGsmModemOptions { Port = port }, TimeProvider.System);

    private static Task<bool> CallInAsync(SimulatedGsmModem modem, string number) =>
        modem.RunAsync((phone, _) => phone.Call(number) is not null, TestContext.Current.CancellationToken);

    private static Task<bool> HangUpThereAsync(SimulatedGsmModem modem, string number) =>
        modem.RunAsync(
            (phone, _) =>
            {
                phone.HangUpThere(phone.Calls.Single(call => call.Number == number));
                return true;
            },
            TestContext.Current.CancellationToken
        );

    [Fact]
    public async Task Dials_and_hangs_up()
    {
        await using var modem = Modem();
        await using var bench = await OFonoBench.StartAsync(modem.Port);
        await bench.InServiceAsync();

        var operation = await bench.DialAsync("0401234567");
        Assert.NotNull(operation.Call);
        // From the log: it passes, and may be over before it is looked at.
        await bench.EventAsync("cti.call.delivered.v1", "\"0401234567\"");
        var call = await bench.CallAsync("0401234567", Connected, Connected);
        Assert.Equal(operation.Call, call.Id);
        await bench.DoAsync(new SwitchCommand.GenerateDigits(OFonoBench.Own(call)!.Native, "12#"));
        await bench.EventAsync("cti.call.digitsGenerated.v1", "12#");

        await bench.DoAsync(new SwitchCommand.ClearConnection(OFonoBench.Own(call)!.Native));
        await bench.NoCallsAsync();
        await bench.EventAsync("cti.call.connectionCleared.v1", "\"cause\":\"local\"");
        Assert.Equal(0, await modem.RunAsync(static (phone, _) => phone.Calls.Count, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Answers_a_call_and_is_told_when_the_caller_hangs_up()
    {
        await using var modem = Modem();
        await using var bench = await OFonoBench.StartAsync(modem.Port);
        await bench.InServiceAsync();

        await CallInAsync(modem, "0407654321");
        var call = await bench.CallAsync("0407654321", Alerting, Connected);
        Assert.Equal("0407654321", call.Calling.Number);
        await bench.DoAsync(new SwitchCommand.AnswerCall(OFonoBench.Own(call)!.Native));
        await bench.CallAsync("0407654321", Connected, Connected);

        await HangUpThereAsync(modem, "0407654321");
        await bench.NoCallsAsync();
        await bench.EventAsync("cti.call.connectionCleared.v1", "\"cause\":\"remote\"");
    }

    [Fact]
    public async Task Holds_swaps_and_joins_two_calls_into_a_conference_and_ends_it()
    {
        await using var modem = Modem();
        await using var bench = await OFonoBench.StartAsync(modem.Port);
        await bench.InServiceAsync();

        await bench.DialAsync("111111");
        var first = await bench.CallAsync("111111", Connected, Connected);
        await bench.DoAsync(new SwitchCommand.HoldCall(OFonoBench.Own(first)!.Native));
        first = await bench.CallAsync("111111", Hold, null);
        await bench.DoAsync(new SwitchCommand.RetrieveCall(OFonoBench.Own(first)!.Native));
        first = await bench.CallAsync("111111", Connected, null);

        await CallInAsync(modem, "222222");
        var second = await bench.CallAsync("222222", Alerting, Connected);
        await bench.DoAsync(new SwitchCommand.AnswerCall(OFonoBench.Own(second)!.Native));
        second = await bench.CallAsync("222222", Connected, Connected);
        first = await bench.CallAsync("111111", Hold, null);

        await bench.DoAsync(new SwitchCommand.AlternateCall(OFonoBench.Own(first)!.Native, OFonoBench.Own(second)!.Native));
        second = await bench.CallAsync("222222", Hold, null);
        first = await bench.CallAsync("111111", Connected, null);

        await bench.DoAsync(new SwitchCommand.ConferenceCall(OFonoBench.Own(second)!.Native, OFonoBench.Own(first)!.Native));
        await bench.UntilAsync(() => bench.Calls is [{ Connections.Count: 3 }], "one call of three");
        var conference = bench.Calls[0];
        Assert.NotNull(OFonoBench.Far(conference, "111111"));
        Assert.NotNull(OFonoBench.Far(conference, "222222"));

        await bench.DoAsync(new SwitchCommand.ClearConnection(OFonoBench.Far(conference, "222222")!.Native));
        await bench.UntilAsync(() => bench.Calls is [{ Connections.Count: 2 }], "one call of two");
        await bench.DoAsync(new SwitchCommand.ClearCall(bench.Calls[0].Connections[0].Native));
        await bench.NoCallsAsync();
    }

    [Fact]
    public async Task A_modem_that_loses_power_ends_its_calls_says_so_and_comes_back()
    {
        var modem = Modem();
        await using var bench = await OFonoBench.StartAsync(modem.Port);
        await bench.InServiceAsync();
        await bench.DialAsync("111111");
        await bench.CallAsync("111111", Connected, Connected);

        await modem.DisposeAsync();

        await bench.UntilAsync(
            () =>
                bench.Link is { State: LinkState.Degraded, Reason: var why }
                && why.Contains("modem /phonesim is switched off", StringComparison.Ordinal),
            "degraded link"
        );
        await bench.NoCallsAsync();
        await using var again = Modem(modem.Port);
        await bench.InServiceAsync();
        await bench.DialAsync("111111");
        await bench.CallAsync("111111", Connected, Connected);
    }

    [Fact]
    public async Task An_ofonod_that_ends_takes_the_link_down_and_brings_it_back()
    {
        await using var modem = Modem();
        await using var bench = await OFonoBench.StartAsync(modem.Port);
        await bench.InServiceAsync();
        await bench.DialAsync("111111");
        await bench.CallAsync("111111", Connected, Connected);

        await bench.EndDaemonAsync();
        await bench.UntilAsync(
            () =>
                bench.Link is { State: LinkState.Down, Reason: var why } && why.Contains("org.ofono on the bus", StringComparison.Ordinal),
            "link down with words"
        );
        bench.StartDaemon();
        await bench.InServiceAsync();

        // The mobile kept its call; the new ofonod tells what there is.
        await bench.UntilAsync(
            async () => bench.Calls.Count == await modem.RunAsync(static (phone, _) => phone.Calls.Count),
            "the calls that the mobile has"
        );
    }
}
