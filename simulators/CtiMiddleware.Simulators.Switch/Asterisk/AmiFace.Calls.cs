using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

public sealed partial class AmiFace
{
    private void OnStarted(PbxEvent.Started e)
    {
        var channel = Table.CreateSip(e.Leg, linkedTo: null);
        channel.State = AmiChannel.Ring;
        channel.Exten = e.Leg.Dialled;
        channel.RunsDialplan = true;
        ChannelEvent("Newchannel", channel);
        Cel("CHAN_START", channel);
        VarSet(channel, "SIPDOMAIN", "127.0.0.1");
        Touch(channel);
    }

    private void OnOffered(PbxEvent.Offered e)
    {
        if (e.From is null)
        {
            OnPrompting(e.Leg);
            return;
        }
        var caller = CallingChannel(e.From);
        if (e.Leg.Member is { } member)
        {
            OnAgentOffered(e.Leg, caller, member);
            return;
        }
        var dialString = DialString(e.Leg);
        DialSteps(caller, dialString);
        var channel = Table.CreateSip(e.Leg, caller);
        channel.Exten = "s";
        ChannelEvent("Newchannel", channel);
        Cel("CHAN_START", channel);
        VarSet(channel, "DIALEDPEERNUMBER", dialString);
        VarSet(channel, "__DYNAMIC_FEATURES", "");
        channel.Exten = caller.Exten;
        channel.ConnectTo(caller);
        Newexten(channel, "AppDial", "(Outgoing Line)");
        ChannelEvent("NewConnectedLine", channel);
        Event("DialBegin", AmiPrivilege.Call).Channel(caller).Channel(channel, "Dest").Add("DialString", dialString);
        Publish(AmiPrivilege.Call);
        caller.ConnectTo(channel);
        ChannelEvent("NewConnectedLine", caller);
        if (Feature(e.From) is { } feature)
        {
            feature.Transferrer.ConnectTo(channel);
            ChannelEvent("NewConnectedLine", feature.Transferrer);
        }
        Touch(channel);
    }

    /// <summary>The first leg of an Originate: its dial events have a destination only.</summary>
    private void OnPrompting(PbxLeg leg)
    {
        var request = leg.Prompt!;
        var channel = Table.CreateSip(leg, linkedTo: null, (request.Tag as OriginateTag)?.ChannelId);
        channel.Exten = "s";
        channel.AccountCode = (request.Tag as OriginateTag)?.Account ?? "";
        ChannelEvent("Newchannel", channel);
        Cel("CHAN_START", channel);
        foreach (var (name, value) in (request.Tag as OriginateTag)?.Variables ?? [])
        {
            channel.Variables[name] = value;
            VarSet(channel, name, value);
        }
        if (request.CallerNumber.Length > 0 || request.CallerName.Length > 0)
        {
            channel.CallerNumber = request.CallerNumber;
            channel.CallerName = request.CallerName;
            NewCallerid(channel);
            channel.ConnectTo(channel);
            ChannelEvent("NewConnectedLine", channel);
        }
        Newexten(channel, "AppDial2", "(Outgoing Line)");
        Event("DialBegin", AmiPrivilege.Call).Channel(channel, "Dest").Add("DialString", DialString(leg));
        Publish(AmiPrivilege.Call);
        Touch(channel);
    }

    private void OnAlerting(PbxEvent.Alerting e)
    {
        if (Table.Of(e.Leg) is not { } channel)
        {
            return;
        }
        channel.State = AmiChannel.Ringing;
        ChannelEvent("Newstate", channel);
        var caller = e.From is null ? null : CallingChannel(e.From);
        if (e.Leg.Member is not null)
        {
            Newexten(channel, "AppQueue", "(Outgoing Line)");
            ChannelEvent("NewConnectedLine", channel);
        }
        if (caller is not null)
        {
            VarSet(caller, "RINGTIME", "0");
            VarSet(caller, "RINGTIME_MS", "1");
        }
        if (e.From is not null && Feature(e.From) is { } feature)
        {
            feature.One.State = AmiChannel.Ringing;
            feature.One.CallerNumber = channel.CallerNumber;
            feature.One.CallerName = channel.CallerName;
            ChannelEvent("Newstate", feature.One);
            NewCallerid(feature.One);
            DialState(null, feature.One);
        }
        DialState(caller, channel);
        Touch(channel);
    }

    private void OnAnswered(PbxEvent.Answered e)
    {
        if (Table.Of(e.Leg) is { } channel)
        {
            channel.State = AmiChannel.Up;
            ChannelEvent("Newstate", channel);
            Cel("ANSWER", channel);
            Touch(channel);
        }
    }

    private void OnOfferEnded(PbxEvent.OfferEnded e)
    {
        if (Table.Of(e.Leg) is not { } channel)
        {
            return;
        }
        var caller = e.From is null ? null : CallingChannel(e.From);
        var inQueue = e.Leg.Member is not null;
        var status = e.Outcome switch
        {
            OfferOutcome.Answered => "ANSWER",
            OfferOutcome.Busy => "BUSY",
            OfferOutcome.NoAnswer => "NOANSWER",
            OfferOutcome.Cancelled => "CANCEL",
            _ => "CONGESTION",
        };
        if (caller is null && e.Outcome == OfferOutcome.NoAnswer)
        {
            // Asterisk says nothing when an originated call rings out.
            return;
        }
        if (e.Outcome == OfferOutcome.Cancelled && caller is { HangingUp: true, TechCause: not null })
        {
            channel.TechCause = "500";
        }
        if (e.Outcome == OfferOutcome.Answered && caller is not null && !inQueue)
        {
            VarSet(caller, "DIALSTATUS", "ANSWER");
            VarSet(caller, "DIALEDPEERNAME", channel.Name);
            VarSet(caller, "DIALEDPEERNUMBER", DialString(e.Leg));
            channel.Exten = "";
            channel.Priority = 1;
        }
        DialEnd(caller, channel, status);
        if (inQueue && e.Outcome == OfferOutcome.Cancelled)
        {
            // Twice for one leg of a queue: the queue's own and the channel's.
            DialEnd(caller, channel, status);
        }
        else if (inQueue && e.Outcome == OfferOutcome.NoAnswer && !channel.HangingUp)
        {
            DialEnd(caller, channel, "CANCEL");
        }
        if (e.Outcome == OfferOutcome.Answered && caller is { State: not AmiChannel.Up })
        {
            caller.State = AmiChannel.Up;
            ChannelEvent("Newstate", caller);
            Cel("ANSWER", caller);
            Touch(caller);
        }
    }

    private void OnUnreachable(PbxEvent.Unreachable e)
    {
        var channel = CallingChannel(e.From);
        switch (e.Cause)
        {
            case ReleaseCause.OutOfService:
                DialSteps(channel, e.Number);
                VarSet(channel, "DIALSTATUS", "CHANUNAVAIL");
                break;
            case ReleaseCause.Congestion:
                DialSteps(channel, e.Number);
                VarSet(channel, "DIALSTATUS", "CONGESTION");
                break;
        }
    }

    private void OnAnsweredBySwitch(PbxEvent.AnsweredBySwitch e)
    {
        if (Table.Of(e.Leg) is not { } channel)
        {
            return;
        }
        if (e.Service == "Pickup")
        {
            // What the leg dialled, not where the channel stands: a forwarded call may come here too.
            var number = e.Leg.Dialled[Engine.Profile.PickupCode.Length..];
            Newexten(channel, "Pickup", $"{number}@{Options.Context}");
            var target = Engine.FindStation(number)?.Legs.FirstOrDefault(leg => leg.State == LegState.Alerting);
            if (target?.OfferedBy is { } caller && Table.Of(caller) is { } calling)
            {
                channel.ConnectTo(calling);
                ChannelEvent("NewConnectedLine", channel);
            }
        }
        else
        {
            Newexten(channel, "Answer", "");
        }
        channel.Application = e.Service;
        if (channel.State != AmiChannel.Up)
        {
            channel.State = AmiChannel.Up;
            ChannelEvent("Newstate", channel);
            Cel("ANSWER", channel);
        }
        Touch(channel);
    }

    private AmiChannel CallingChannel(PbxLeg from) => Acting(from)!;

    /// <summary>The channel that acts for a leg: for a consultation over one line the second half of its Local pair, otherwise the leg's own.</summary>
    private AmiChannel? Acting(PbxLeg leg) => Feature(leg)?.Two ?? Table.Of(leg);

    private static string DialString(PbxLeg leg) => leg.Device is Trunk trunk ? $"{leg.Number}@{trunk.Name}" : leg.Device.Number;
}
