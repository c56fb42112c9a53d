using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Model.Causes;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>The protocol's event causes in the terms of the model. One table; what has no counterpart is unknown, with the protocol's name beside it.</summary>
internal static class GedCauses
{
    private static readonly string?[] s_names = Names();

    /// <summary>The cause, and the protocol's own name of it; both "not told" for NONE.</summary>
    public static (EventCause Cause, string? Native) Of(uint code) =>
        code == GedWire.Unknown16 || code == GedWire.Unknown
            ? (EventCause.Unknown, null)
            : (
                Map((GedEventCause)code),
                code < s_names.Length && s_names[code] is { } name ? name : Enumeration.Find("EventCause")!.TextOf(code)
            );

    private static EventCause Map(GedEventCause cause) =>
        cause switch
        {
            GedEventCause.ActiveMonitor => EventCause.ActiveParticipation,
            GedEventCause.Alternate => EventCause.Alternate,
            GedEventCause.Busy or GedEventCause.CecxBusy or GedEventCause.ForcedBusy or GedEventCause.DropBusy => EventCause.Busy,
            GedEventCause.CallBack => EventCause.CallBack,
            GedEventCause.CallCancelled
            or GedEventCause.AbandNetwork
            or GedEventCause.AbandLocalQueue
            or GedEventCause.AbandRing
            or GedEventCause.AbandDelay
            or GedEventCause.AbandInterflow
            or GedEventCause.AbandAgentTerminal
            or GedEventCause.AbandNetworkConsult => EventCause.CallCancelled,
            GedEventCause.CallForwardAlways => EventCause.CallForwardImmediate,
            GedEventCause.CallForwardBusy => EventCause.CallForwardBusy,
            GedEventCause.CallForwardNoAnswer => EventCause.CallForwardNoAnswer,
            GedEventCause.CallForward => EventCause.CallForward,
            GedEventCause.CallNotAnswered or GedEventCause.DropNoAnswer or GedEventCause.RingNoAnswer => EventCause.CallNotAnswered,
            GedEventCause.CallPickup => EventCause.CallPickup,
            GedEventCause.CampOn => EventCause.CampOn,
            GedEventCause.DestNotObtainable => EventCause.DestNotObtainable,
            GedEventCause.DoNotDisturb => EventCause.DoNotDisturb,
            GedEventCause.IncompatibleDestination => EventCause.IncompatibleDestination,
            GedEventCause.InvalidAccountCode => EventCause.InvalidAccountCode,
            GedEventCause.KeyConference or GedEventCause.Conferenced or GedEventCause.NetworkConference => EventCause.Conference,
            GedEventCause.Lockout => EventCause.Lockout,
            GedEventCause.Maintenance => EventCause.Maintenance,
            GedEventCause.NetworkCongestion => EventCause.NetworkCongestion,
            GedEventCause.NetworkNotObtainable => EventCause.NetworkNotObtainable,
            GedEventCause.NewCall or GedEventCause.NewCallInterflow => EventCause.NewCall,
            GedEventCause.NoAvailableAgents => EventCause.NoAvailableAgents,
            GedEventCause.Override => EventCause.Override,
            GedEventCause.Park => EventCause.Park,
            GedEventCause.Overflow or GedEventCause.Interflow or GedEventCause.Intraflow => EventCause.Overflow,
            GedEventCause.Recall => EventCause.Recall,
            GedEventCause.Redirected or GedEventCause.CecxRedirected => EventCause.Redirected,
            GedEventCause.ReorderTone or GedEventCause.DropReorder or GedEventCause.InterceptReorder => EventCause.ReorderTone,
            GedEventCause.ResourcesNotAvailable => EventCause.ResourcesNotAvailable,
            GedEventCause.SilentMonitor or GedEventCause.SupervisorMonitor => EventCause.SilentParticipation,
            GedEventCause.SupervisorWhisper or GedEventCause.SupervisorBargeIn => EventCause.ActiveParticipation,
            GedEventCause.SupervisorIntercept => EventCause.Intrude,
            GedEventCause.Transfer
            or GedEventCause.AnnouncedTransfer
            or GedEventCause.Md110ConferenceTransfer
            or GedEventCause.NetworkConsultTransfer => EventCause.Transfer,
            GedEventCause.BlindTransfer or GedEventCause.NetworkBlindTransfer => EventCause.SingleStepTransfer,
            GedEventCause.TrunksBusy => EventCause.TrunksBusy,
            GedEventCause.TimeOut or GedEventCause.CecxTimeOut => EventCause.Timeout,
            GedEventCause.RemainsInQ => EventCause.RemainsInQueue,
            GedEventCause.SupervisorClear
            or GedEventCause.NicCallClear
            or GedEventCause.DropHandledPrimaryRoute
            or GedEventCause.DropHandledOther
            or GedEventCause.CalledPartyDisconnected
            or GedEventCause.NormalEndTask => EventCause.NormalClearing,
            GedEventCause.Consult => EventCause.Consultation,
            _ => EventCause.Unknown,
        };

    private static string?[] Names()
    {
        var names = new string?[1100];
        foreach (var (value, name) in Enumeration.Find("EventCause")!.Names)
        {
            if (value < names.Length)
                names[value] = name;
        }
        return names;
    }
}
