using CtiMiddleware.Conformance.Wire;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Simulators.Board.GsmModem;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>The adapter in the runtime against the simulated modem, with its faults, in virtual time: both accounts of the calls are equal in the end.</summary>
public sealed class GsmModemStories
{
    [Fact]
    public async Task Calls_that_ended_or_began_while_the_line_was_cut_are_right_afterwards()
    {
        await using var world = InService();
        var phone = Phone(world);
        Do(world, new SwitchCommand.MakeCall("201", "100"));
        world.RunFor(5);
        var first = Assert.Single(world.Rig.Calls).Id;
        world.Rig.Listen(on: false);
        world.Rig.Cut();
        phone.Call("5551");
        world.Rig.Listen(on: true);
        world.RunUntilInService(TimeSpan.FromMinutes(2));
        Equal(world);
        // The call that went on is the same one.
        Assert.Contains(world.Rig.Calls, one => one.Id == first);
        world.Rig.Listen(on: false);
        world.Rig.Cut();
        phone.HangUp();
        world.Rig.Listen(on: true);
        world.RunUntilInService(TimeSpan.FromMinutes(2));
        Assert.Empty(world.Rig.Calls);
    }

    [Fact]
    public async Task Two_calls_of_the_simulated_modem_are_held_swapped_joined_and_transferred()
    {
        await using var world = InService();
        Do(world, new SwitchCommand.MakeCall("201", "100"));
        world.RunFor(5);
        Do(world, new SwitchCommand.ConsultationCall(Line(world, "100"), "102"));
        world.RunFor(5);
        Equal(world);
        Do(world, new SwitchCommand.AlternateCall(Line(world, "100"), Line(world, "102")));
        world.RunFor(5);
        Equal(world);
        Do(world, new SwitchCommand.ConferenceCall(Line(world, "102"), Line(world, "100")));
        world.RunFor(5);
        Equal(world);
        Assert.Equal(3, Assert.Single(world.Rig.Calls).Connections.Count);
        Do(world, new SwitchCommand.ClearCall(Line(world, "100")));
        world.RunFor(5);
        Assert.Empty(world.Rig.Calls);
        Do(world, new SwitchCommand.MakeCall("201", "100"));
        world.RunFor(5);
        Do(world, new SwitchCommand.ConsultationCall(Line(world, "100"), "102"));
        world.RunFor(5);
        Do(world, new SwitchCommand.TransferCall(Line(world, "100"), Line(world, "102")));
        world.RunFor(10);
        Assert.Empty(world.Rig.Calls);
        Assert.Empty(Phone(world).Calls);
        Assert.Empty(world.Adapter.Anomalies);
        Assert.Empty(world.Counters.Anomalies);
    }

    [Fact]
    public async Task News_inside_answers_together_and_late_change_nothing()
    {
        await using var world = InService();
        foreach (
            var set in new Action<GsmModemFaults>[]
            {
                static faults => faults.TellsInsideAnswers = true,
                static faults => (faults.TellsInsideAnswers, faults.TellsTogether) = (false, TimeSpan.FromSeconds(1)),
                static faults => (faults.TellsTogether, faults.AnswersLate) = (TimeSpan.Zero, TimeSpan.FromSeconds(2)),
            }
        )
        {
            set(Face(world).Faults);
            Do(world, new SwitchCommand.MakeCall("201", "100"));
            world.RunFor(20);
            Equal(world);
            Phone(world).Call("5551");
            world.RunFor(20);
            Equal(world);
            Assert.Equal(2, world.Rig.Calls.Count);
            Phone(world).HangUp();
            foreach (var call in Phone(world).Calls.ToArray())
                Phone(world).HangUpThere(call);
            world.RunFor(60);
            Assert.Empty(world.Rig.Calls);
        }
        Assert.Equal(1, world.Counters.Connects);
        Assert.Empty(world.Adapter.Anomalies);
    }

    [Fact]
    public async Task A_modem_that_stops_answering_is_woken_or_given_up_and_comes_back_with_its_calls()
    {
        await using var world = InService();
        Do(world, new SwitchCommand.MakeCall("201", "100"));
        world.RunFor(5);
        Face(world).Faults.StopsAnswering = true;
        world.RunFor(8);
        Face(world).Faults.StopsAnswering = false;
        world.RunFor(30);
        Assert.Equal(1, world.Counters.Connects);
        Equal(world);
        Face(world).Faults.StopsAnswering = true;
        Assert.True(world.Rig.RunUntil(() => !world.InService, TimeSpan.FromMinutes(1)));
        Assert.Contains("> ESC ATE0", world.Rig.Seen.Reason, StringComparison.Ordinal);
        Face(world).Faults.StopsAnswering = false;
        world.RunUntilInService(TimeSpan.FromMinutes(2));
        Equal(world);
    }

    [Fact]
    public async Task A_modem_that_begins_anew_is_set_again()
    {
        await using var world = InService();
        Do(world, new SwitchCommand.MakeCall("201", "100"));
        world.RunFor(5);
        Phone(world).Reset();
        world.RunFor(1);
        world.RunUntilInService(TimeSpan.FromMinutes(2));
        Assert.Equal(2, world.Counters.Connects);
        Assert.Empty(world.Rig.Calls);
        Phone(world).Call("5551", "Bob");
        world.RunFor(2);
        Assert.Contains(Assert.Single(world.Rig.Calls).Connections, static one => one is { Number: "5551", Name: "Bob" });
    }

    [Fact]
    public async Task Messages_and_requests_go_both_ways_and_a_lost_network_is_shown()
    {
        await using var world = InService();
        var phone = Phone(world);
        Do(world, new SwitchCommand.Escape([new("command", "sms"), new("to", "+491"), new("text", new string('ä', 200))]));
        Assert.Equal(2, phone.SentMessages.Count);
        phone.Deliver("+4930123456", "Grüße 😀");
        world.RunFor(5);
        Assert.Empty(phone.Messages);
        Assert.Equal("Grüße 😀", Field(world, "sms", "text"));
        Assert.Equal("+4930123456", Field(world, "sms", "from"));
        Do(world, new SwitchCommand.Escape([new("command", "ussd"), new("text", "*100#")]));
        world.RunFor(2);
        Assert.Equal("Your balance is 5.00", Field(world, "ussd", "text"));
        phone.SetNetwork(NetworkState.Denied);
        world.RunFor(1);
        Assert.Equal(LinkState.Degraded, world.Rig.Seen.State);
        Assert.Contains("denied", world.Rig.Seen.Reason, StringComparison.Ordinal);
        phone.SetNetwork(NetworkState.Roaming);
        Assert.True(world.Rig.RunUntil(() => world.Rig.Seen.State == LinkState.Up, TimeSpan.FromSeconds(30)), world.Rig.Seen.Reason);
        Assert.Equal(1, world.Counters.Connects);
    }

    [Theory]
    [InlineData(0.001, 0)]
    [InlineData(0, 0.001)]
    public async Task One_wrong_bit_in_a_thousand_neither_crashes_nor_wedges_and_the_calls_are_right_in_the_end(double flips, double losses)
    {
        await using var world = InService();
        var phone = Phone(world);
        // A flip of one bit in a thousand bits is eight in a thousand characters.
        (Face(world).Faults.FlipsBits, Face(world).Faults.LosesCharacters) = (flips * 8, losses);
        for (var round = 0; round < 60; round++)
        {
            phone.Call("5551234");
            world.RunFor(4);
            phone.Answer();
            world.RunFor(4);
            phone.HangUp();
            world.RunFor(2);
            Assert.NotEqual(LinkState.Blocked, world.Rig.Seen.State);
        }
        (Face(world).Faults.FlipsBits, Face(world).Faults.LosesCharacters) = (0, 0);
        world.RunFor(120);
        world.RunUntilInService(TimeSpan.FromMinutes(5));
        Assert.Empty(world.Rig.Calls);
        Assert.Empty(world.Counters.ProtocolErrors);
        phone.Call("5551234");
        world.RunFor(2);
        Equal(world);
        Assert.Single(world.Rig.Calls);
    }

    private static WireWorld InService()
    {
        var world = new WireWorld(GsmModemWire.Value);
        world.RunUntilInService(TimeSpan.FromMinutes(1));
        return world;
    }

    private static MobilePhone Phone(WireWorld world) => ((GsmModemPeer)world.Peer).Phone;

    private static GsmModemFace Face(WireWorld world) => ((GsmModemPeer)world.Peer).Face;

    private static void Do(WireWorld world, SwitchCommand command)
    {
        var done = world.Rig.Execute(command, TimeSpan.FromSeconds(30));
        Assert.True(done.Outcome == CommandOutcome.Acknowledged, $"{done.Service}: {done.Outcome}, {done.Text}");
    }

    private static NativeConnection Line(WireWorld world, string far) =>
        world
            .Rig.Calls.First(call => call.Connections.Any(one => one.Number == far))
            .Connections.First(static one => one.Number == "201")
            .Native;

    private static string? Field(WireWorld world, string name, string field) =>
        world.Adapter.Events.OfType<PrivateEvent>().Last(one => one.Name == name).Fields.FirstOrDefault(one => one.Key == field).Value;

    // The far ends with the line's state towards each, as the mobile has them and as they are shown.
    private static void Equal(WireWorld world) =>
        Assert.Equal(
            Phone(world).Calls.Select(static call => $"{call.Number} {StateOf(call.State)}").Order(StringComparer.Ordinal),
            world
                .Rig.Calls.SelectMany(static call =>
                    call.Connections.Where(static one => one.Number != "201").Select(one => $"{one.Number} {Shown(call)}")
                )
                .Order(StringComparer.Ordinal)
        );

    private static string StateOf(MobileCallState state) =>
        state switch
        {
            MobileCallState.Held => "hold",
            MobileCallState.Incoming or MobileCallState.Waiting => "alerting",
            _ => "connected",
        };

    private static string Shown(Call call) =>
        call.Connections.First(static one => one.Number == "201").State switch
        {
            LocalConnectionState.Hold => "hold",
            LocalConnectionState.Alerting => "alerting",
            _ => "connected",
        };
}
