using System.Text;

namespace CtiMiddleware.Adapters.AsteriskAmi.Events;

/// <summary>Finds the kind of an event by its name, without allocation.</summary>
internal static class AmiEventNames
{
    private const int LongestName = 64;

    // Documented by Asterisk 22 or seen from it, and of no meaning for calls, agents or devices; counted, not looked at.
    private const string IgnoredNames = """
        AGIExecEnd AGIExecStart AgentCalled AgentDump AgentRingNoAnswer Alarm AlarmClear AorDetail AorList AsyncAGIEnd AsyncAGIExec
        AsyncAGIStart AuthDetail AuthList AuthMethodNotAllowed BridgeCreate BridgeDestroy BridgeInfoChannel BridgeMerge
        BridgeTechnologyListItem BridgeVideoSourceUpdate CEL Cdr ChallengeResponseFailed ChallengeSent ChanSpyStart ChanSpyStop
        ChannelHungup ChannelTalkingStart ChannelTalkingStop ConfbridgeEnd ConfbridgeJoin ConfbridgeLeave ConfbridgeList
        ConfbridgeListRooms ConfbridgeMute ConfbridgeRecord ConfbridgeStart ConfbridgeStopRecord ConfbridgeTalking ConfbridgeUnmute
        ContactList ContactStatus ContactStatusDetail DAHDIChannel DBGetResponse DNDState DTMFBegin DeadlockStart EndpointDetail
        ExtensionStatus FAXSession FAXSessionsEntry FAXStats FAXStatus FailedACL Flash HangupHandlerPop HangupHandlerPush HangupHandlerRun
        IdentifyDetail InboundRegistrationDetail InboundSubscriptionDetail InvalidAccountID InvalidPassword InvalidTransport ListDialplan
        Load LoadAverageLimit LocalOptimizationBegin LocalOptimizationEnd LogChannel MCID MWIGet MeetmeEnd MeetmeJoin MeetmeLeave
        MeetmeList MeetmeListRooms MeetmeMute MeetmeTalkRequest MeetmeTalking MemoryLimit MiniVoiceMail MixMonitorMute MusicOnHoldStart
        MusicOnHoldStop NewAccountCode NewCallerid NewConnectedLine NewExten Newexten OutboundRegistrationDetail
        OutboundSubscriptionDetail PJSIPMaintenanceStatus ParkedCallSwap Parkinglot PeerStatus PresenceStateChange PresenceStatus
        QueueMemberPenalty QueueMemberRinginuse QueueMemberStatus QueueSummary RTCPReceived RTCPSent ReceiveFAX Registry Reload
        RequestBadFormat RequestNotAllowed RequestNotSupported ResourceListDetail SendFAX SessionLimit SoftHangupRequest SpanAlarm
        SpanAlarmClear Status SuccessfulAuth TestEvent TransportDetail UnexpectedAddress Unload VarSet VoicemailPasswordChange
        VoicemailUserEntry Wink
        """;

    private static readonly Dictionary<string, AmiEventKind> s_kinds = Build();

    /// <summary>The kind of an event.</summary>
    public static AmiEventKind Find(ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestName)
            return AmiEventKind.Unknown;
        Span<char> chars = stackalloc char[LongestName];
        if (Ascii.ToUtf16(name, chars, out var written) != System.Buffers.OperationStatus.Done)
            return AmiEventKind.Unknown;
        if (s_kinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(chars[..written], out var kind))
            return kind;
        // Every list ends with an event named so; which lists there are depends on the modules of the switch.
        return name.EndsWith("Complete"u8) ? AmiEventKind.ListComplete : AmiEventKind.Unknown;
    }

    private static Dictionary<string, AmiEventKind> Build()
    {
        var kinds = new Dictionary<string, AmiEventKind>(StringComparer.Ordinal);
        foreach (var name in IgnoredNames.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            kinds[name] = AmiEventKind.Ignored;
        foreach (var kind in Enum.GetValues<AmiEventKind>())
        {
            if (
                kind
                is not (
                    AmiEventKind.Unknown
                    or AmiEventKind.Ignored
                    or AmiEventKind.ListItem
                    or AmiEventKind.ListComplete
                    or AmiEventKind.DtmfEnd
                )
            )
                kinds[kind.ToString()] = kind;
        }
        kinds["DTMFEnd"] = AmiEventKind.DtmfEnd;
        foreach (
            var name in (string[])["CoreShowChannel", "QueueParams", "QueueMember", "QueueEntry", "Agents", "EndpointList", "PeerEntry"]
        )
            kinds[name] = AmiEventKind.ListItem;
        // The end of a call of an agent and of a queue's call end alike with Complete and are no lists.
        kinds["AgentComplete"] = AmiEventKind.AgentComplete;
        return kinds;
    }
}
