using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

public sealed partial class AmiFace
{
    private void OnQueueJoined(PbxEvent.QueueJoined e)
    {
        if (Acting(e.Leg) is not { } channel)
        {
            return;
        }
        channel.Priority = 2;
        channel.Application = "Queue";
        channel.ApplicationData = $"{e.Group.Name},tT,,,60";
        Newexten(channel, "Queue", channel.ApplicationData);
        QueueState(e.Group, waiting: true);
        Event("QueueCallerJoin", AmiPrivilege.Agent)
            .Channel(channel)
            .Add("Queue", e.Group.Name)
            .Add("Position", e.Position)
            .Add("Count", e.Group.WaitingCallers);
        Publish(AmiPrivilege.Agent);
        StartMusic(channel);
    }

    private void OnAgentOffered(PbxLeg leg, AmiChannel caller, GroupMember member)
    {
        var channel = Table.CreateSip(leg, caller);
        channel.Exten = "s";
        ChannelEvent("Newchannel", channel);
        Cel("CHAN_START", channel);
        channel.Exten = caller.Exten;
        channel.ConnectTo(caller);
        Event("AgentCalled", AmiPrivilege.Agent)
            .Channel(caller)
            .Channel(channel, "Dest")
            .Add("Queue", member.Group.Name)
            .Add("Interface", Interface(member))
            .Add("MemberName", member.Name);
        Publish(AmiPrivilege.Agent);
        // The dial event carries the channel as it was before: the recordings show it so.
        (channel.Exten, channel.ConnectedNumber, channel.ConnectedName) = ("s", "", "");
        Event("DialBegin", AmiPrivilege.Call).Channel(caller).Channel(channel, "Dest").Add("DialString", Interface(member));
        Publish(AmiPrivilege.Call);
        channel.Exten = caller.Exten;
        channel.ConnectTo(caller);
        Touch(channel);
    }

    private void OnAgentConnected(PbxEvent.AgentConnected e)
    {
        if (Acting(e.Caller) is not { } caller || Table.Of(e.Agent) is not { } agent)
        {
            return;
        }
        caller.ConnectTo(agent);
        ChannelEvent("NewConnectedLine", caller);
        StopMusic(caller);
        QueueLeave(caller, e.Member.Group, e.Position);
        Event("AgentConnect", AmiPrivilege.Agent)
            .Channel(caller)
            .Channel(agent, "Dest")
            .Add("Queue", e.Member.Group.Name)
            .Add("Interface", Interface(e.Member))
            .Add("MemberName", e.Member.Name)
            .Add("HoldTime", (long)e.Waited.TotalSeconds)
            .Add("RingTime", (long)e.Rang.TotalSeconds);
        Publish(AmiPrivilege.Agent);
    }

    private void OnAgentDidNotAnswer(PbxEvent.AgentDidNotAnswer e)
    {
        if (Acting(e.Caller) is not { } caller || Table.Of(e.Agent) is not { } agent)
        {
            return;
        }
        Event("AgentRingNoAnswer", AmiPrivilege.Agent)
            .Channel(caller)
            .Channel(agent, "Dest")
            .Add("Queue", e.Member.Group.Name)
            .Add("Interface", Interface(e.Member))
            .Add("MemberName", e.Member.Name)
            .Add("RingTime", (long)e.Rang.TotalMilliseconds);
        Publish(AmiPrivilege.Agent);
    }

    private void OnQueueAbandoned(PbxEvent.QueueAbandoned e)
    {
        if (Acting(e.Leg) is not { } caller)
        {
            return;
        }
        StopMusic(caller);
        Event("QueueCallerAbandon", AmiPrivilege.Agent)
            .Channel(caller)
            .Add("Queue", e.Group.Name)
            .Add("Position", e.Position)
            .Add("OriginalPosition", e.OriginalPosition)
            .Add("HoldTime", (long)e.Waited.TotalSeconds);
        Publish(AmiPrivilege.Agent);
        QueueLeave(caller, e.Group, e.Position);
    }

    private void OnQueueLeft(PbxEvent.QueueLeft e)
    {
        if (Acting(e.Leg) is { } caller)
        {
            StopMusic(caller);
            QueueLeave(caller, e.Group, e.Position);
        }
    }

    private void QueueLeave(AmiChannel caller, AgentGroup group, int position)
    {
        if (group.WaitingCallers == 0)
        {
            QueueState(group, waiting: false);
        }
        Event("QueueCallerLeave", AmiPrivilege.Agent)
            .Channel(caller)
            .Add("Queue", group.Name)
            .Add("Position", position)
            .Add("Count", group.WaitingCallers);
        Publish(AmiPrivilege.Agent);
    }

    private void OnAgentCompleted(PbxEvent.AgentCompleted e)
    {
        Event("AgentComplete", AmiPrivilege.Agent);
        // A channel that is gone by now is left out, as Asterisk does.
        if (Acting(e.Caller) is { } caller)
        {
            _packet.Channel(caller);
        }
        if (Table.Of(e.Agent) is { } agent)
        {
            _packet.Channel(agent, "Dest");
        }
        _packet
            .Add("Queue", e.Member.Group.Name)
            .Add("Interface", Interface(e.Member))
            .Add("MemberName", e.Member.Name)
            .Add("HoldTime", (long)e.Waited.TotalSeconds)
            .Add("TalkTime", (long)e.Talked.TotalSeconds)
            .Add(
                "Reason",
                e.End switch
                {
                    ServiceEnd.Agent => "agent",
                    ServiceEnd.Transfer => "transfer",
                    _ => "caller",
                }
            );
        Publish(AmiPrivilege.Agent);
        Touch(e.Member.Station);
    }

    private void OnMemberChanged(PbxEvent.MemberChanged e)
    {
        if (e.Change is MemberChange.LoggedOn or MemberChange.Readiness)
        {
            DeviceStateChange($"Queue:{e.Member.Group.Name}_pause_{Interface(e.Member)}", e.Member.Ready ? "NOT_INUSE" : "INUSE");
        }
        Member(
            e.Change switch
            {
                MemberChange.LoggedOn => "QueueMemberAdded",
                MemberChange.LoggedOff => "QueueMemberRemoved",
                MemberChange.Penalty => "QueueMemberPenalty",
                _ => "QueueMemberPause",
            },
            e.Member
        );
        Touch(e.Member.Station);
    }

    private void Member(string name, GroupMember member)
    {
        Event(name, AmiPrivilege.Agent)
            .Add("Queue", member.Group.Name)
            .Add("MemberName", member.Name)
            .Add("Interface", Interface(member))
            .Add("StateInterface", Interface(member))
            .Add("Membership", member.Permanent ? "static" : "dynamic")
            .Add("Penalty", member.Penalty)
            .Add("CallsTaken", member.CallsTaken)
            .Add("LastCall", member.LastCall?.ToUnixTimeSeconds() ?? 0)
            .Add("LastPause", member.LastNotReady?.ToUnixTimeSeconds() ?? 0)
            .Add("LoginTime", member.LoggedOn.ToUnixTimeSeconds())
            .Add("InCall", member.Serving ? 1 : 0)
            .Add("Status", MemberStatus(member))
            .Add("Paused", member.Ready ? 0 : 1)
            .Add("PausedReason", member.Reason)
            .Add("Ringinuse", 0)
            .Add("Wrapuptime", (long)member.Group.WrapUp.TotalSeconds);
        Publish(AmiPrivilege.Agent);
    }

    internal int MemberStatus(GroupMember member) =>
        DeviceState(member.Station) switch
        {
            "NOT_INUSE" => 1,
            "INUSE" => 2,
            "BUSY" => 3,
            "UNAVAILABLE" => 5,
            "RINGING" => 6,
            "RINGINUSE" => 7,
            "ONHOLD" => 8,
            _ => 0,
        };

    internal static string Interface(GroupMember member) => $"PJSIP/{member.Station.Number}";
}
