using CtiMiddleware.Adapters.OFono;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.Tests.OFono;

public sealed class OFonoCallTests
{
    [Fact]
    public void A_withheld_number_is_restricted_and_never_shown()
    {
        var rig = new OFonoRig().Begin();
        rig.Added(1, OFonoRig.Call("incoming", "withheld"));

        var delivered = Assert.Single(rig.CallEvents.OfType<CallEvent.Delivered>());
        Assert.Equal(PartyStatus.Restricted, delivered.CallingDevice.Status);
        Assert.Null(delivered.CallingDevice.Number);
    }

    [Fact]
    public void A_path_that_comes_again_is_another_call()
    {
        var rig = new OFonoRig().Begin();
        rig.Added(1, OFonoRig.Call("incoming"));
        rig.State(1, "disconnected");
        rig.Added(1, OFonoRig.Call("incoming"));

        Assert.NotEqual(rig.IdOf(1), rig.IdOf(2));
    }

    [Fact]
    public void Rule_36_calls_that_go_on_keep_their_identity_over_a_lost_bus()
    {
        var rig = new OFonoRig().Begin();
        rig.Added(1, OFonoRig.Call("active", "5551", started: "2026-11-22T10:00:00+0000"));
        rig.Added(2, OFonoRig.Call("held", "5552"));
        var first = rig.CallEvents.OfType<CallEvent.Established>().First().EstablishedConnection.CallId;
        rig.Replay.Close();

        rig.Begin();
        rig.Do(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        // The second ended meanwhile, and its path is another call's.
        rig.Return(
            2,
            "a(oa{sv})",
            $$"""[[["/sim/voicecall01",{{OFonoRig.Call("held", "5551", started: "2026-11-22T10:00:00+0000")}}],["/sim/voicecall02",{{OFonoRig.Call("active", "5559")}}]]]"""
        );

        var calls = rig.Output.Items.OfType<ReplayItem.Snapshot>().Select(static item => item.Item).OfType<SnapshotItem.Call>().ToArray();
        Assert.Equal(2, calls.Length);
        Assert.Equal(first, calls[0].CallId);
        Assert.DoesNotContain(
            calls,
            call => call.CallId == rig.CallEvents.OfType<CallEvent.Established>().ElementAt(1).EstablishedConnection.CallId
        );
        Assert.True(rig.Output.Items.OfType<ReplayItem.SnapshotEnded>().Last().Complete);
    }

    [Fact]
    public void A_modem_whose_name_begins_like_ours_is_another()
    {
        var rig = new OFonoRig().Begin();
        rig.Signal($"{OFonoRig.Sim}0", "VoiceCallManager", "CallAdded", "oa{sv}", $$"""["/sim0/c1",{{OFonoRig.Call("incoming")}}]""");
        Assert.Empty(rig.CallEvents);
        rig.Added(1, OFonoRig.Call("incoming"));
        Assert.NotEmpty(rig.CallEvents);
    }

    [Fact]
    public void Another_ofonod_has_other_calls()
    {
        var rig = new OFonoRig().Begin(":1.7");
        rig.Added(1, OFonoRig.Call("active"));
        rig.Replay.Close();
        rig.Begin(":1.9");
        rig.Do(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        rig.Return(2, "a(oa{sv})", $$"""[[["/sim/voicecall01",{{OFonoRig.Call("active")}}]]]""");

        var shown = rig.Output.Items.OfType<ReplayItem.Snapshot>().Select(static item => item.Item).OfType<SnapshotItem.Call>().Single();
        Assert.NotEqual(rig.CallEvents.OfType<CallEvent.Established>().Single().EstablishedConnection.CallId, shown.CallId);
    }

    [Fact]
    public void A_conference_is_shown_as_one_call()
    {
        var rig = new OFonoRig().Begin();
        rig.Do(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        rig.Return(
            2,
            "a(oa{sv})",
            $$"""[[["/sim/voicecall01",{{OFonoRig.Call("active", "5551", multiparty: true)}}],["/sim/voicecall02",{{OFonoRig.Call("active", "5552", multiparty: true)}}]]]"""
        );

        var shown = rig.Output.Items.OfType<ReplayItem.Snapshot>().Select(static item => item.Item).OfType<SnapshotItem.Call>().Single();
        Assert.Equal(["500", "5551", "5552"], shown.Connections.Select(static one => one.Device.Number));
    }

    [Fact]
    public void A_swap_that_would_be_another_service_is_refused_without_asking()
    {
        var rig = new OFonoRig().Begin();
        rig.Added(1, OFonoRig.Call("incoming", "5551"));
        rig.State(1, "active");
        rig.Added(2, OFonoRig.Call("waiting", "5552"));
        rig.State(1, "held");
        rig.State(2, "active");

        Assert.Equal(Failure.InvalidObjectState, rig.Do(new SwitchCommand.HoldCall(rig.Own(2)))?.Failure);
        Assert.Equal(Failure.InvalidObjectState, rig.Do(new SwitchCommand.RetrieveCall(rig.Own(1)))?.Failure);
        Assert.Equal(Failure.InvalidConnectionState, rig.Do(new SwitchCommand.HoldCall(rig.Own(1)))?.Failure);
        Assert.Equal("", rig.Output.TakeWire());
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("555 1")]
    [InlineData("5551\n{}")]
    [InlineData("5551\"}")]
    public void What_is_no_number_is_refused_and_nothing_is_written(string number)
    {
        var rig = new OFonoRig().Begin();

        Assert.Equal(Failure.InvalidCalledDevice, rig.Do(new SwitchCommand.MakeCall("500", number))?.Failure);
        Assert.Equal("", rig.Output.TakeWire());
    }

    [Fact]
    public void A_deflection_to_any_text_stays_one_line()
    {
        var rig = new OFonoRig().Begin();
        rig.Added(1, OFonoRig.Call("incoming"));
        rig.Do(new SwitchCommand.DeflectCall(rig.Own(1), "55\"}\n{\"type\""));

        Assert.Equal(1, rig.Output.TakeWire().Count(static c => c == '\n'));
    }

    [Theory]
    [InlineData("org.ofono.Error.InvalidFormat", "invalidParameterValue")]
    [InlineData("org.ofono.Error.NotRegistered", "resourceOutOfService")]
    [InlineData("org.ofono.Error.InProgress", "performanceLimitExceeded")]
    [InlineData("org.ofono.Error.NotFound", "invalidConnectionID")]
    [InlineData("org.ofono.Error.Failed", "generic")]
    [InlineData("org.ofono.Error.Invented", "generic")]
    public void The_name_of_an_error_decides_the_failure(string name, string failure)
    {
        var rig = new OFonoRig().Begin();
        var ticket = rig.Replay.Execute(new SwitchCommand.MakeCall("500", "5551"));
        rig.Error(2, name, "words");

        var answer = rig.EndOf(ticket)!;
        Assert.Equal(failure, answer.Failure?.Value);
        Assert.Equal($"{name}: words", answer.Text);
        // The next call may be dialled.
        Assert.Null(rig.Do(new SwitchCommand.MakeCall("500", "5552")));
    }

    [Fact]
    public void A_late_answer_to_a_command_that_was_given_up_is_still_told()
    {
        var rig = new OFonoRig().Begin();
        var ticket = rig.Replay.Execute(new SwitchCommand.MakeCall("500", "5551"));
        rig.Replay.Abandon(ticket);
        rig.Return(2, "o", """["/sim/voicecall01"]""");

        Assert.Equal(CommandOutcome.Acknowledged, rig.EndOf(ticket)?.Outcome);
    }

    [Fact]
    public void An_answer_of_other_types_than_documented_ends_its_command_and_is_told()
    {
        var rig = new OFonoRig().Begin();
        var ticket = rig.Replay.Execute(new SwitchCommand.MakeCall("500", "5551"));
        rig.Return(2, "u", "[7]");

        Assert.Equal(CommandOutcome.Rejected, rig.EndOf(ticket)?.Outcome);
        Assert.Contains(rig.Output.Items.OfType<ReplayItem.Anomaly>(), static item => item.Kind == AnomalyKind.InvalidField);
    }

    [Fact]
    public void A_modem_that_is_off_is_switched_on_only_when_that_is_asked_for()
    {
        foreach (var powerOn in (ReadOnlySpan<bool>)[false, true])
        {
            var rig = new OFonoRig(new OFonoOptions { Line = "500", PowerOn = powerOn });
            rig.Replay.Open();
            rig.Owner(":1.7");
            _ = rig.Output.TakeWire();
            rig.Return(1, "a(oa{sv})", """[[["/sim",{"Powered":["b",false],"Online":["b",false],"Interfaces":["as",[]]}]]]""");

            Assert.Equal(powerOn, rig.Output.TakeWire().Contains("\"Powered\"", StringComparison.Ordinal));
            Assert.Contains(
                "/sim is switched off",
                rig.Output.Items.OfType<ReplayItem.StatusImpaired>().Single().Reason,
                StringComparison.Ordinal
            );
            Assert.Equal(Failure.ResourceOutOfService, rig.Do(new SwitchCommand.MakeCall("500", "5551"))?.Failure);
        }
    }

    [Fact]
    public void Of_several_modems_one_must_be_named()
    {
        var rig = new OFonoRig();
        rig.Replay.Open();
        rig.Owner(":1.7");
        rig.Return(1, "a(oa{sv})", """[[["/a",{"Powered":["b",true]}],["/b",{"Powered":["b",true]}]]]""");

        Assert.Equal(
            "oFono has several modems; set Modem: it has /a, /b",
            rig.Output.Items.OfType<ReplayItem.StatusImpaired>().Single().Reason
        );
    }

    [Fact]
    public void Messages_that_wait_are_told_once_for_each_change()
    {
        var rig = new OFonoRig().Begin();
        rig.Modem("Interfaces", """["as",["org.ofono.VoiceCallManager","org.ofono.MessageWaiting"]]""");
        rig.Return(
            2,
            "a{sv}",
            """[{"VoicemailWaiting":["b",true],"VoicemailMessageCount":["y",0],"VoicemailMailboxNumber":["s","6789"]}]"""
        );
        rig.Signal(OFonoRig.Sim, "MessageWaiting", "PropertyChanged", "sv", """["VoicemailMessageCount",["y",3]]""");
        rig.Signal(OFonoRig.Sim, "MessageWaiting", "PropertyChanged", "sv", """["VoicemailMessageCount",["y",3]]""");
        rig.Signal(OFonoRig.Sim, "MessageWaiting", "PropertyChanged", "sv", """["VoicemailWaiting",["b",false]]""");

        var told = rig.Output.Events.OfType<DeviceEvent.MessageWaiting>().ToArray();
        Assert.Equal([(true, null), (true, 3), (false, 0)], told.Select(static one => (one.MessageWaitingOn, one.NewMessages)));
        Assert.All(told, static one => Assert.Equal("6789", one.DeviceForMessage.Number));
    }

    [Fact]
    public void More_calls_than_a_line_can_have_are_told_and_not_followed()
    {
        var rig = new OFonoRig().Begin();
        for (var call = 1; call <= 40; call++)
            rig.Signal(OFonoRig.Sim, "VoiceCallManager", "CallAdded", "oa{sv}", $$"""["/sim/c{{call}}",{{OFonoRig.Call("waiting")}}]""");

        Assert.Equal(32, rig.CallEvents.OfType<CallEvent.Delivered>().Count());
        Assert.Equal(8, rig.Output.Items.OfType<ReplayItem.Anomaly>().Count());
    }
}
