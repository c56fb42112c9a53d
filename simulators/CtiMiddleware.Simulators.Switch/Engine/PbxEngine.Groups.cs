namespace CtiMiddleware.Simulators.Switch.Engine;

public sealed partial class PbxEngine
{
    /// <summary>Logs an agent on to a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="station">Where the agent sits.</param>
    /// <param name="name">The agent's name.</param>
    /// <param name="penalty">Lower is asked first.</param>
    /// <returns>Null when somebody is logged on there already.</returns>
    public GroupMember? LogOn(AgentGroup group, Station station, string name, int penalty = 0)
    {
        if (FindMember(group, station) is not null)
        {
            return null;
        }
        var member = AddMember(group, station, name, permanent: false);
        member.Penalty = penalty;
        Raise(new PbxEvent.MemberChanged(member, MemberChange.LoggedOn));
        DistributeFor(station);
        return member;
    }

    /// <summary>Logs an agent off; a call being served goes on.</summary>
    /// <param name="member">The agent.</param>
    /// <returns>False when not logged on.</returns>
    public bool LogOff(GroupMember member)
    {
        if (!member.Group.Remove(member))
        {
            return false;
        }
        member.Station.Memberships.Remove(member);
        Raise(new PbxEvent.MemberChanged(member, MemberChange.LoggedOff));
        return true;
    }

    /// <summary>Makes an agent ready or not ready.</summary>
    /// <param name="member">The agent.</param>
    /// <param name="ready">False: no calls.</param>
    /// <param name="reason">Why not; empty for none.</param>
    public void SetReady(GroupMember member, bool ready, string reason = "")
    {
        member.Ready = ready;
        member.Reason = ready ? "" : reason;
        if (!ready)
        {
            member.LastNotReady = Kernel.Now;
        }
        Raise(new PbxEvent.MemberChanged(member, MemberChange.Readiness));
        if (ready)
        {
            DistributeFor(member.Station);
        }
    }

    /// <summary>Changes how late an agent is asked.</summary>
    /// <param name="member">The agent.</param>
    /// <param name="penalty">Lower is asked first.</param>
    public void SetPenalty(GroupMember member, int penalty)
    {
        member.Penalty = penalty;
        Raise(new PbxEvent.MemberChanged(member, MemberChange.Penalty));
    }

    /// <summary>The agent of a group at a station; null when nobody is logged on there.</summary>
    /// <param name="group">The group.</param>
    /// <param name="station">The station.</param>
    public static GroupMember? FindMember(AgentGroup group, Station station) =>
        station.Memberships.FirstOrDefault(member => ReferenceEquals(member.Group, group));

    private GroupMember AddMember(AgentGroup group, Station station, string name, bool permanent, PbxAgent? agent = null)
    {
        var member = new GroupMember(group, station, name, permanent, Kernel.Now) { Agent = agent };
        group.Add(member);
        station.Memberships.Add(member);
        agent?.Members.Add(member);
        return member;
    }

    private void Enqueue(PbxLeg leg, AgentGroup group)
    {
        if (leg.State != LegState.Connected)
        {
            AnswerBySwitch(leg, "Queue");
        }
        leg.State = LegState.Queued;
        var entry = new QueueEntry(group, leg, Kernel.Now, group.Queue.Count + 1);
        leg.Waiting = entry;
        leg.Call.LastGroup = group;
        group.Offered++;
        group.Queue.Add(entry);
        Raise(new PbxEvent.QueueJoined(leg, group, entry.Position));
        Distribute(group);
    }

    private void Distribute(AgentGroup group)
    {
        foreach (var entry in group.Queue.ToArray())
        {
            if (entry.Leg.Offers.Count > 0 || entry.Retry is { IsPending: true })
            {
                continue;
            }
            var free = group.Members.Where(IsFree).ToArray();
            if (free.Length == 0)
            {
                return;
            }
            entry.RingingSince = Kernel.Now;
            foreach (var member in ToAsk(entry, free))
            {
                var leg = Offer(entry.Leg, member.Station, member.Station.Number, member.Station.Name, member);
                Ring(leg);
            }
            entry.RingTimer = Kernel.Schedule(group.RingTime, () => RangTooLong(entry));
        }
    }

    private void DistributeFor(Station station)
    {
        foreach (var member in station.Memberships)
        {
            if (member.Group.Queue.Count > 0)
            {
                var group = member.Group;
                Kernel.Post(() => Distribute(group));
            }
        }
    }

    private bool IsFree(GroupMember member) =>
        member.Ready
        && member.Station is { InService: true, DoNotDisturb: false, Legs.Count: 0 }
        && (
            member.Agent is { } agent
                ? agent is { State: PbxAgentState.Ready, Unsettled: false }
                : member.LastCall is not { } last || member.Serving || last + member.Group.WrapUp <= Kernel.Now
        );

    private void Serve(QueueEntry entry, PbxLeg agent)
    {
        var group = entry.Group;
        var member = agent.Member!;
        var position = entry.Position;
        var waited = Kernel.Now - entry.Joined;
        Dequeue(entry);
        member.Serving = true;
        group.Answered++;
        if (member.Agent is { } person)
        {
            person.CallsTaken++;
        }
        group.AverageHold = ((group.AverageHold * 3) + waited) / 4;
        var call = entry.Leg.Call;
        call.ServedBy = member;
        call.AgentLeg = agent;
        call.CallerLeg = entry.Leg;
        call.QueuedFor = waited;
        call.ServedSince = Kernel.Now;
        Raise(new PbxEvent.AgentConnected(entry.Leg, agent, member, position, waited, Kernel.Now - entry.RingingSince));
    }

    private void AgentFailed(QueueEntry entry, PbxLeg leg, ReleaseCause cause)
    {
        Raise(new PbxEvent.OfferEnded(leg, entry.Leg, OfferOutcome.NoAnswer));
        Raise(new PbxEvent.AgentDidNotAnswer(entry.Leg, leg, leg.Member!, TimeSpan.Zero));
        Remove(leg, cause);
        MissedBy(leg.Member!);
        RetryLater(entry);
    }

    private void RangTooLong(QueueEntry entry)
    {
        var offers = entry.Leg.Offers.ToArray();
        entry.Leg.Offers.Clear();
        foreach (var offer in offers)
        {
            Raise(new PbxEvent.AgentDidNotAnswer(entry.Leg, offer, offer.Member!, entry.Group.RingTime));
            Raise(new PbxEvent.OfferEnded(offer, entry.Leg, OfferOutcome.NoAnswer));
            Remove(offer, ReleaseCause.Unknown);
            MissedBy(offer.Member!);
        }
        RetryLater(entry);
    }

    private void RetryLater(QueueEntry entry)
    {
        if (entry.Leg.Offers.Count == 0)
        {
            entry.RingTimer?.Dispose();
            entry.Retry?.Dispose();
            entry.Retry = Kernel.Schedule(entry.Group.RetryTime, () => Distribute(entry.Group));
        }
    }

    private void Abandon(PbxLeg leg)
    {
        var entry = leg.Waiting!;
        var position = entry.Position;
        var waited = Kernel.Now - entry.Joined;
        foreach (var offer in CancelOffers(leg))
        {
            Remove(offer, ReleaseCause.Unknown);
        }
        Dequeue(entry);
        entry.Group.Abandoned++;
        Raise(new PbxEvent.QueueAbandoned(leg, entry.Group, position, entry.OriginalPosition, waited));
        Raise(new PbxEvent.Ending(leg, ReleaseCause.Normal));
        Remove(leg, ReleaseCause.Normal);
    }

    private void LeaveQueue(PbxLeg leg)
    {
        var entry = leg.Waiting!;
        var position = entry.Position;
        foreach (var offer in CancelOffers(leg))
        {
            Remove(offer, ReleaseCause.Cancelled);
        }
        Dequeue(entry);
        entry.Group.Redirected++;
        Raise(new PbxEvent.QueueLeft(leg, entry.Group, position));
    }

    private static void Dequeue(QueueEntry entry)
    {
        entry.RingTimer?.Dispose();
        entry.Retry?.Dispose();
        entry.Group.Queue.Remove(entry);
        entry.Leg.Waiting = null;
    }

    private void EndService(PbxCall call, ServiceEnd end)
    {
        if (call is not { ServedBy: { } member, AgentLeg: { } agent, CallerLeg: { } caller })
        {
            return;
        }
        call.ServedBy = null;
        call.AgentLeg = call.CallerLeg = null;
        var group = member.Group;
        var talked = Kernel.Now - call.ServedSince;
        member.Serving = false;
        member.CallsTaken++;
        member.LastCall = Kernel.Now;
        if (member.Agent is { } person)
        {
            person.WrapUp = group.WrapUp;
            Unsettle(person);
        }
        group.Completed++;
        group.AverageTalk = ((group.AverageTalk * 3) + talked) / 4;
        Raise(new PbxEvent.AgentCompleted(caller, agent, member, call.QueuedFor, talked, end));
        if (group.WrapUp > TimeSpan.Zero)
        {
            Kernel.Schedule(group.WrapUp, () => Distribute(group));
        }
    }
}
