using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>
/// What event is the effect of a service and what event excludes it: acknowledged is not happened (field rule 10). Pure. A service whose
/// effect no event can show (Escape, a request for a snapshot) is never observed.
/// </summary>
internal static class EffectJudge
{
    /// <summary>Judges one event; null when it says nothing about the command.</summary>
    public static CommandEffect? Judge(SwitchCommand command, SwitchId @switch, in EffectView view) =>
        command switch
        {
            SwitchCommand.MakeCall => Appears(view),
            SwitchCommand.ConsultationCall consultation => Appears(view) ?? Consults(view, consultation.ExistingCall),
            SwitchCommand.SingleStepConferenceCall => Appears(view),
            SwitchCommand.AnswerCall => Reaches(view, LocalConnectionState.Connected),
            SwitchCommand.RetrieveCall => Reaches(view, LocalConnectionState.Connected),
            SwitchCommand.AlternateCall => Reaches(view, LocalConnectionState.Connected),
            SwitchCommand.ReconnectCall => Reaches(view, LocalConnectionState.Connected),
            SwitchCommand.HoldCall => Reaches(view, LocalConnectionState.Hold),
            SwitchCommand.ClearConnection => view.Ended ? CommandEffect.Observed : null,
            SwitchCommand.ClearCall => view.CallEnded ? CommandEffect.Observed : null,
            SwitchCommand.ParkCall => view.Ended ? CommandEffect.Observed : null,
            SwitchCommand.DeflectCall => Leaves(view),
            SwitchCommand.TransferCall => Merges(view, "cti.call.transferred.v1"),
            SwitchCommand.SingleStepTransferCall => Merges(view, "cti.call.transferred.v1"),
            SwitchCommand.ConferenceCall => Merges(view, "cti.call.conferenced.v1"),
            SwitchCommand.DirectedPickupCall pickup => PickedUp(view, DeviceId.Of(@switch, pickup.RequestingDevice)),
            SwitchCommand.GroupPickupCall pickup => Answers(view, DeviceId.Of(@switch, pickup.NewDestination)),
            SwitchCommand.MonitorStart monitor => IsObserved(view, DeviceId.Of(@switch, monitor.MonitorObject), "yes", "refused"),
            SwitchCommand.MonitorStop monitor => IsObserved(view, DeviceId.Of(@switch, monitor.MonitorObject), "no", contrary: null),
            SwitchCommand.GenerateDigits => Says(view, "cti.call.digitsGenerated.v1"),
            SwitchCommand.AssociateData => Says(view, "cti.call.callInformation.v1"),
            SwitchCommand.RecordMessage => Records(view, recording: true),
            SwitchCommand.Stop => view.Is("cti.call.stop.v1") ? CommandEffect.Observed : Records(view, recording: false),
            SwitchCommand.PlayMessage => Says(view, "cti.call.play.v1"),
            SwitchCommand.Suspend => Says(view, "cti.call.suspendPlay.v1") ?? Says(view, "cti.call.suspendRecord.v1"),
            SwitchCommand.Resume => Says(view, "cti.call.play.v1") ?? Says(view, "cti.call.record.v1"),
            SwitchCommand.StopDataCollection => Says(view, "cti.call.dataCollected.v1"),
            SwitchCommand.SetMessageWaitingIndicator indicator => Indicates(view, @switch, indicator),
            SwitchCommand.SetAgentState state => AgentReaches(view, @switch, state),
            _ => null,
        };

    private static CommandEffect? Appears(in EffectView view) =>
        view.State switch
        {
            null => view.Ended ? CommandEffect.Contradicted : null,
            LocalConnectionState.Fail => CommandEffect.Contradicted,
            _ => CommandEffect.Observed,
        };

    /// <summary>The call that a switch makes without naming it beforehand: it has a parent, and the device is in it with the same end.</summary>
    private static CommandEffect? Consults(in EffectView view, NativeConnection existing)
    {
        foreach (var changed in view.Body.Changed)
        {
            if (changed is not Call { Parent: not null } call || call.Native.CallId == existing.CallId)
                continue;
            foreach (var connection in call.Connections)
            {
                if (connection.Native.DeviceId == existing.DeviceId && connection.State == LocalConnectionState.Connected)
                    return CommandEffect.Observed;
            }
        }
        return null;
    }

    private static CommandEffect? Reaches(in EffectView view, LocalConnectionState state) =>
        view.State == state ? CommandEffect.Observed
        : view.Ended || view.State == LocalConnectionState.Fail ? CommandEffect.Contradicted
        : null;

    private static CommandEffect? Leaves(in EffectView view) =>
        view.Ended ? CommandEffect.Observed
        : view.State == LocalConnectionState.Connected ? CommandEffect.Contradicted
        : null;

    private static CommandEffect? Merges(in EffectView view, string type) =>
        view.Type == type && view.Merge is not null ? CommandEffect.Observed
        : view.Ended ? CommandEffect.Contradicted
        : null;

    private static CommandEffect? Says(in EffectView view, string type) =>
        view.Is(type) ? CommandEffect.Observed
        : view.Ended ? CommandEffect.Contradicted
        : null;

    private static CommandEffect? Records(in EffectView view, bool recording) =>
        view.Connection is { } connection ? (connection.Recording == recording ? CommandEffect.Observed : null)
        : view.Ended ? (recording ? CommandEffect.Contradicted : CommandEffect.Observed)
        : null;

    private static CommandEffect? PickedUp(in EffectView view, DeviceId device)
    {
        // The call that is picked up may get a new identifier by it: any changed call in which the device is now connected will do.
        foreach (var changed in view.Body.Changed)
        {
            if (changed is not Call call || (call.Id != view.Call?.Id && view.Merge is null))
                continue;
            foreach (var connection in call.Connections)
            {
                if (connection.Device == device && connection.State == LocalConnectionState.Connected)
                    return CommandEffect.Observed;
            }
        }
        return view.CallEnded ? CommandEffect.Contradicted : null;
    }

    /// <summary>The call that is picked up is not known beforehand: the connection that was bound answers one, or else the device does.</summary>
    private static CommandEffect? Answers(in EffectView view, DeviceId device)
    {
        if (view.Type != "cti.call.established.v1" || view.Body.Connection is not { } answered)
            return view.CallEnded ? CommandEffect.Contradicted : null;
        if (view is { State: LocalConnectionState.Connected, Connection: { } bound } && bound.Id == answered)
            return CommandEffect.Observed;
        foreach (var changed in view.Body.Changed)
        {
            if (changed is not Call call)
                continue;
            foreach (var connection in call.Connections)
            {
                if (connection.Id == answered && connection.Device == device && connection.State == LocalConnectionState.Connected)
                    return CommandEffect.Observed;
            }
        }
        return null;
    }

    private static CommandEffect? IsObserved(in EffectView view, DeviceId device, string wanted, string? contrary)
    {
        var observed = view.Find<Device>(device.Value)?.Observed;
        return observed is null ? null
            : observed == wanted ? CommandEffect.Observed
            : observed == contrary ? CommandEffect.Contradicted
            : null;
    }

    private static CommandEffect? Indicates(in EffectView view, SwitchId @switch, SwitchCommand.SetMessageWaitingIndicator indicator) =>
        view.Find<Device>(DeviceId.Of(@switch, indicator.Device).Value)?.MessageWaiting == indicator.MessageWaitingOn
            ? CommandEffect.Observed
            : null;

    private static CommandEffect? AgentReaches(in EffectView view, SwitchId @switch, SwitchCommand.SetAgentState command)
    {
        var key = AgentId.Of(@switch, command.AgentID).Value;
        if (view.Find<Agent>(key) is not { } agent)
        {
            var gone = view.Body.Removed.Any(removed => removed.Kind == ObjectKind.Agent && removed.Id == key);
            return !gone ? null
                : command.RequestedAgentState == RequestedAgentState.LoggedOff ? CommandEffect.Observed
                : CommandEffect.Contradicted;
        }
        var group = command.Group is null ? (DeviceId?)null : DeviceId.Of(@switch, command.Group);
        var reached = agent.Groups.Where(entry => group is null || entry.Group == group).Select(static entry => entry.State).ToArray();
        var there = reached.Length > 0 && Array.TrueForAll(reached, static state => state != AgentState.AgentNull);
        return command.RequestedAgentState switch
        {
            RequestedAgentState.LoggedOn => there,
            RequestedAgentState.LoggedOff => Array.TrueForAll(reached, static state => state == AgentState.AgentNull),
            RequestedAgentState.NotReady => All(reached, AgentState.AgentNotReady),
            RequestedAgentState.Ready => All(reached, AgentState.AgentReady),
            _ => All(reached, AgentState.AgentWorkingAfterCall),
        }
            ? CommandEffect.Observed
            : null;
    }

    private static bool All(AgentState[] states, AgentState wanted) =>
        states.Length > 0 && Array.TrueForAll(states, state => state == wanted);
}
