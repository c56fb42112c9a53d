using CtiMiddleware.Adapters.OFono;
using CtiMiddleware.Links.Spi;
using Session = CtiMiddleware.Adapters.OFono.OFonoSession;

namespace CtiMiddleware.Adapters.Tests.OFono;

public sealed class OFonoSessionTests
{
    private static readonly Session.State[] States =
    [
        new Session.State.Idle(),
        new Session.State.AwaitingOwner(),
        new Session.State.Listing(":1.7"),
        new Session.State.Running(":1.7", Asked: false),
        new Session.State.Running(":1.7", Asked: true),
        new Session.State.Failed("gone"),
    ];

    private static readonly Session.Input[] Inputs =
    [
        new Session.Input.Opened(),
        new Session.Input.OwnerIs(null),
        new Session.Input.OwnerIs(":1.8"),
        new Session.Input.ModemsListed(),
        new Session.Input.ListRefused(Denied: true, "denied"),
        new Session.Input.ListRefused(Denied: false, "failed"),
        new Session.Input.LoginTimerElapsed(),
        new Session.Input.HeartbeatTimerElapsed(),
        new Session.Input.IsAlive(),
        new Session.Input.Closed(),
    ];

    [Fact]
    public void Every_input_in_every_state_has_its_effect_or_is_reported()
    {
        foreach (var state in States)
        {
            foreach (var input in Inputs)
            {
                var step = Session.Next(state, input);
                if (input is Session.Input.Closed)
                    Assert.IsType<Session.State.Idle>(step.State);
                else if (state is Session.State.Failed)
                    Assert.Empty(step.Effects);
                else if (step.State == state && step.Effects.Length == 0)
                    Assert.True(state is Session.State.Running && input is Session.Input.IsAlive, $"{input} in {state} vanishes");
            }
        }
    }

    [Fact]
    public void A_bus_that_does_not_permit_it_blocks_the_link_with_words_and_the_fix()
    {
        var rig = new OFonoRig();
        rig.Replay.Open();
        rig.Owner(":1.7");
        rig.Error(1, "org.freedesktop.DBus.Error.AccessDenied", "Rejected send message");

        var close = Assert.Single(rig.Output.Items.OfType<Links.Capture.ReplayItem.Close>());
        Assert.Equal(CloseNext.Blocked, close.Next);
        Assert.Contains("Rejected send message", close.Reason, StringComparison.Ordinal);
        Assert.Contains("permit the service's user", close.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_at_the_name_closes_the_link_with_words()
    {
        var rig = new OFonoRig();
        rig.Replay.Open();
        rig.Owner(null);

        var close = Assert.Single(rig.Output.Items.OfType<Links.Capture.ReplayItem.Close>());
        Assert.Equal(CloseNext.Retry, close.Next);
        Assert.Contains("is ofonod running", close.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ofonod_that_stops_answering_is_missed_and_asked_again()
    {
        var rig = new OFonoRig().Begin();
        rig.Replay.Advance(TimeSpan.FromSeconds(10));
        rig.Replay.Advance(TimeSpan.FromSeconds(5));

        var beats = rig.Output.Items.OfType<Links.Capture.ReplayItem.Heartbeat>().ToArray();
        Assert.False(Assert.Single(beats).Answered);
        rig.Return(
            3,
            "a(oa{sv})",
            """[[["/sim",{"Powered":["b",true],"Online":["b",true],"Interfaces":["as",["org.ofono.VoiceCallManager"]]}]]]"""
        );
        Assert.True(rig.Output.Items.OfType<Links.Capture.ReplayItem.Heartbeat>().Last().Answered);
    }

    [Fact]
    public void Rejects_options_out_of_bounds_and_names_every_error()
    {
        var checkedOptions = new OFonoOptionsValidator().Validate(
            "gsm-1",
            new OFonoOptions
            {
                Modem = "phonesim",
                HideCallerId = "always",
                HeartbeatInterval = TimeSpan.Zero,
                Line = "",
            }
        );

        Assert.True(checkedOptions.Failed);
        foreach (var name in (ReadOnlySpan<string>)["Modem", "HideCallerId", "HeartbeatInterval", "Line"])
            Assert.Contains(name, checkedOptions.FailureMessage, StringComparison.Ordinal);
    }
}
