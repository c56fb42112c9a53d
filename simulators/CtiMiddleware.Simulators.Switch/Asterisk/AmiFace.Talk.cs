using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>Parties that talk, and how they part.</summary>
public sealed partial class AmiFace
{
    private void OnMixJoined(PbxEvent.MixJoined e)
    {
        var bridge = _bridgeOfCall.GetValueOrDefault(e.Leg.Call);
        if (bridge is null)
        {
            bridge = CreateBridge();
            _bridgeOfCall[e.Leg.Call] = bridge;
        }
        if (Feature(e.Leg) is { } feature)
        {
            // The line itself already talks to the first half of the pair: the second half enters here.
            feature.One.State = AmiChannel.Up;
            ChannelEvent("Newstate", feature.One);
            DialEnd(null, feature.One, "ANSWER");
            Enter(bridge, feature.Two);
            return;
        }
        if (Table.Of(e.Leg) is { } channel)
        {
            if (channel.Exten.Length == 0)
            {
                Newexten(channel, "AppDial", "(Outgoing Line)");
            }
            Enter(bridge, channel);
        }
    }

    private void OnMixLeft(PbxEvent.MixLeft e)
    {
        if (Acting(e.Leg) is not { } channel)
        {
            return;
        }
        if (_features.Values.FirstOrDefault(f => ReferenceEquals(f.Transferrer, channel)) is { } consulting)
        {
            // The held leg's channel is with the consultation: only the bridge that it came from can end.
            if (consulting.First.Channels.Count == 0)
            {
                Dissolve(consulting.First);
            }
            return;
        }
        var bridge = channel.Bridge;
        StopMusic(channel);
        if (e.Ends)
        {
            HangupVariables(channel);
        }
        Leave(channel);
        if (bridge is not null && CollapsePair(bridge))
        {
            Dissolve(bridge);
        }
        if (e.Ends && channel.RunsDialplan)
        {
            SoftHangup(channel);
        }
    }

    private void OnHangupRequested(PbxEvent.HangupRequested e)
    {
        if (Table.Of(e.Leg) is not { } channel)
        {
            return;
        }
        channel.HangingUp = true;
        channel.TechCause = e.Cause switch
        {
            ReleaseCause.Busy => "486",
            // A caller that is up, as after click-to-dial, says goodbye instead of giving up.
            ReleaseCause.Cancelled when channel.State != AmiChannel.Up => "487",
            _ => null,
        };
        HangupVariables(channel);
        Event("HangupRequest", AmiPrivilege.Call).Channel(channel).Add("Cause", CauseNumber(e.Cause, channel));
        AddTechCause(channel);
        Publish(AmiPrivilege.Call);
    }

    private void OnEnding(PbxEvent.Ending e)
    {
        if (Table.Of(e.Leg) is not { } channel || Feature(e.Leg) is not null)
        {
            return;
        }
        StopMusic(channel);
        if (channel.RunsDialplan)
        {
            SoftHangup(channel);
        }
        // The called side's answer travels back: it stands in the caller's Hangup, not yet in the request.
        channel.TechCause ??= e.Cause == ReleaseCause.Busy ? "486" : null;
    }

    private void OnReleased(PbxEvent.Released e)
    {
        if (Feature(e.Leg) is { } feature)
        {
            EndFeature(e.Leg, feature);
        }
        if (!Table.Unmap(e.Leg, out var channel))
        {
            return;
        }
        StopMusic(channel!);
        Leave(channel!);
        Hangup(channel!, CauseNumber(e.Cause, channel!));
    }

    private void OnDigit(PbxEvent.DigitHeard e)
    {
        if (Table.Of(e.Leg) is not { } channel)
        {
            return;
        }
        Event(e.Ended ? "DTMFEnd" : "DTMFBegin", AmiPrivilege.Dtmf).Channel(channel).Add("Digit", e.Digit.ToString());
        if (e.Ended)
        {
            _packet.Add("DurationMs", (long)e.Duration.TotalMilliseconds);
        }
        _packet.Add("Direction", e.Sent ? "Sent" : "Received");
        Publish(AmiPrivilege.Dtmf);
    }
}
