using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

internal sealed partial class AmiActions
{
    private void AddQueues()
    {
        Add("QueueAdd", AmiPrivilege.Agent, "Add interface to queue.", QueueAdd);
        Add("QueueRemove", AmiPrivilege.Agent, "Remove interface from queue.", QueueRemove);
        Add("QueuePause", AmiPrivilege.Agent, "Makes a queue member temporarily unavailable.", QueuePause);
        Add("QueuePenalty", AmiPrivilege.Agent, "Set the penalty for a queue member.", QueuePenalty);
        Add("QueueStatus", AmiPrivilege.None, "Show queue status.", QueueStatus);
        Add("QueueSummary", AmiPrivilege.None, "Show queue summary.", QueueSummary);
    }

    /// <summary>Only <c>PJSIP/number</c> of a station is a member's interface here.</summary>
    private Station? Station(string @interface) =>
        @interface.StartsWith("PJSIP/", StringComparison.OrdinalIgnoreCase)
            ? _face.Engine.FindStation(@interface["PJSIP/".Length..])
            : null;

    private static bool HasQueueAndInterface(AmiFaceSession session, AmiRequest request)
    {
        var missing =
            request.Get("Queue").Length == 0 ? "'Queue' not specified."
            : request.Get("Interface").Length == 0 ? "'Interface' not specified."
            : null;
        if (missing is not null)
        {
            session.Error(request, missing);
        }
        return missing is null;
    }

    private void QueueAdd(AmiFaceSession session, AmiRequest request)
    {
        if (!HasQueueAndInterface(session, request))
        {
            return;
        }
        var station = Station(request.Get("Interface"));
        if (_face.Engine.FindGroup(request.Get("Queue")) is not { } group)
        {
            session.Error(request, "Unable to add interface to queue: No such queue");
            return;
        }
        if (station is null)
        {
            session.Error(request, "Unable to add interface: the simulator knows PJSIP/<station> only");
            return;
        }
        if (PbxEngine.FindMember(group, station) is not null)
        {
            session.Error(request, "Unable to add interface: Already there");
            return;
        }
        session.Success(request, "Added interface to queue");
        var name = request.Find("MemberName") is { Length: > 0 } given ? given : request.Get("Interface");
        var paused = request.IsTrue("Paused");
        var member = _face.Engine.LogOn(group, station, name, request.Number("Penalty") ?? 0)!;
        if (paused)
        {
            _face.Engine.SetReady(member, ready: false, request.Get("Reason"));
        }
    }

    private void QueueRemove(AmiFaceSession session, AmiRequest request)
    {
        if (!HasQueueAndInterface(session, request))
        {
            return;
        }
        if (_face.Engine.FindGroup(request.Get("Queue")) is not { } group)
        {
            session.Error(request, "Unable to remove interface from queue: No such queue");
            return;
        }
        if (Station(request.Get("Interface")) is not { } station || PbxEngine.FindMember(group, station) is not { } member)
        {
            session.Error(request, "Unable to remove interface: Not there");
            return;
        }
        session.Success(request, "Removed interface from queue");
        _face.Engine.LogOff(member);
    }

    /// <summary>The members that an action means: of one queue, or of all when none is named.</summary>
    private GroupMember[] Members(AmiRequest request) =>
        Station(request.Get("Interface"))
            ?.Memberships.Where(member => request.Get("Queue") is var queue && (queue.Length == 0 || member.Group.Name == queue))
            .ToArray()
        ?? [];

    private void QueuePause(AmiFaceSession session, AmiRequest request)
    {
        if (request.Get("Interface").Length == 0 || request.Get("Paused").Length == 0)
        {
            session.Error(request, "Need 'Interface' and 'Paused' parameters.");
            return;
        }
        var members = Members(request);
        if (members.Length == 0)
        {
            session.Error(request, "Interface not found");
            return;
        }
        var paused = request.IsTrue("Paused");
        session.Success(request, paused ? "Interface paused successfully" : "Interface unpaused successfully");
        foreach (var member in members)
        {
            _face.Engine.SetReady(member, !paused, request.Get("Reason"));
        }
    }

    private void QueuePenalty(AmiFaceSession session, AmiRequest request)
    {
        var members = Members(request);
        if (request.Number("Penalty") is not { } penalty || members.Length == 0)
        {
            session.Error(request, "Invalid interface, queuename or penalty");
            return;
        }
        session.Success(request, "Interface penalty set successfully");
        foreach (var member in members)
        {
            _face.Engine.SetPenalty(member, penalty);
        }
    }

    private IEnumerable<AgentGroup> Groups(AmiRequest request) =>
        request.Get("Queue") is { Length: > 0 } name ? _face.Engine.Groups.Where(group => group.Name == name) : _face.Engine.Groups;

    private void QueueStatus(AmiFaceSession session, AmiRequest request)
    {
        ListStart(session, request, "Queue status will follow");
        var items = 0;
        foreach (var group in Groups(request))
        {
            items++;
            session
                .Packet.Event("QueueParams", privilege: null)
                .Add("Queue", group.Name)
                .Add("Max", 0)
                .Add("Strategy", "ringall")
                .Add("Calls", group.WaitingCallers)
                .Add("Holdtime", (long)group.AverageHold.TotalSeconds)
                .Add("TalkTime", (long)group.AverageTalk.TotalSeconds)
                .Add("Completed", group.Completed)
                .Add("Abandoned", group.Abandoned)
                .Add("ServiceLevel", 0)
                .Add("ServicelevelPerf", "0.0")
                .Add("ServicelevelPerf2", "0.0")
                .Add("Weight", 0);
            AddActionId(session, request);
            session.Send();
            foreach (var member in group.Members)
            {
                items++;
                QueueMember(session, request, member);
            }
            foreach (var entry in group.Queue)
            {
                items++;
                QueueEntry(session, request, entry);
            }
        }
        ListEnd(session, request, "QueueStatusComplete", items);
        session.Send();
    }

    private void QueueMember(AmiFaceSession session, AmiRequest request, GroupMember member)
    {
        session
            .Packet.Event("QueueMember", privilege: null)
            .Add("Queue", member.Group.Name)
            .Add("Name", member.Name)
            .Add("Location", AmiFace.Interface(member))
            .Add("StateInterface", AmiFace.Interface(member))
            .Add("Membership", member.Permanent ? "static" : "dynamic")
            .Add("Penalty", member.Penalty)
            .Add("CallsTaken", member.CallsTaken)
            .Add("LastCall", member.LastCall?.ToUnixTimeSeconds() ?? 0)
            .Add("LastPause", member.LastNotReady?.ToUnixTimeSeconds() ?? 0)
            .Add("LoginTime", member.LoggedOn.ToUnixTimeSeconds())
            .Add("InCall", member.Serving ? 1 : 0)
            .Add("Status", _face.MemberStatus(member))
            .Add("Paused", member.Ready ? 0 : 1)
            .Add("PausedReason", member.Reason)
            .Add("Wrapuptime", (long)member.Group.WrapUp.TotalSeconds);
        AddActionId(session, request);
        session.Send();
    }

    private void QueueEntry(AmiFaceSession session, AmiRequest request, QueueEntry entry)
    {
        if (_face.Table.Of(entry.Leg) is not { } channel)
        {
            return;
        }
        session
            .Packet.Event("QueueEntry", privilege: null)
            .Add("Queue", entry.Group.Name)
            .Add("Position", entry.Position)
            .Add("Channel", channel.Name)
            .Add("Uniqueid", channel.Uniqueid)
            .AddKnown("", "CallerIDNum", channel.CallerNumber)
            .AddKnown("", "CallerIDName", channel.CallerName)
            .AddKnown("", "ConnectedLineNum", channel.ConnectedNumber)
            .AddKnown("", "ConnectedLineName", channel.ConnectedName)
            .Add("Wait", (long)(_face.Kernel.Now - entry.Joined).TotalSeconds)
            .Add("Priority", 0);
        AddActionId(session, request);
        session.Send();
    }

    private void QueueSummary(AmiFaceSession session, AmiRequest request)
    {
        ListStart(session, request, "Queue summary will follow");
        var items = 0;
        foreach (var group in Groups(request))
        {
            items++;
            var longest = group.Queue.Count == 0 ? TimeSpan.Zero : _face.Kernel.Now - group.Queue[0].Joined;
            session
                .Packet.Event("QueueSummary", privilege: null)
                .Add("Queue", group.Name)
                .Add("LoggedIn", group.Members.Count)
                .Add("Available", group.Members.Count(m => m.Ready && _face.MemberStatus(m) == 1))
                .Add("Callers", group.WaitingCallers)
                .Add("HoldTime", (long)group.AverageHold.TotalSeconds)
                .Add("TalkTime", (long)group.AverageTalk.TotalSeconds)
                .Add("LongestHoldTime", (long)longest.TotalSeconds);
            AddActionId(session, request);
            session.Send();
        }
        ListEnd(session, request, "QueueSummaryComplete", items);
        session.Send();
    }
}
