using System.Text;
using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Conformance.Vectors;
using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How the vectors of asterisk-ami are run.</summary>
public static class AsteriskAmiVectors
{
    public static VectorTarget Value { get; } =
        new()
        {
            Adapter = new AsteriskAmiFactory(TimeProvider.System),
            // The robots of the recordings' dial plan ring and answer as phones do, so they are configured as devices.
            Options = static with => new AsteriskAmiOptions
            {
                User = "cti",
                Secret = "ctisecret",
                Md5 = with == "md5",
                HeartbeatInterval = with == "ping" ? TimeSpan.FromSeconds(10) : TimeSpan.FromDays(1),
                Devices =
                [
                    new DeviceRule(@"^Local/(2\d\d\d)@lphone$", "$1", DeviceCategory.Station),
                    new DeviceRule(@"^Local/(11\d\d)@agentleg$", "$1", DeviceCategory.Station),
                    .. DeviceMap.Default,
                ],
            },
            NameOfReceived = static frame => Name(Encoding.Latin1.GetString(frame)),
            NamesOfSent = static wire =>
                Encoding
                    .Latin1.GetString(wire)
                    .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                    .Where(static line => line.StartsWith("Action: ", StringComparison.Ordinal)),
            Received =
            [
                "Response",
                .. """
                    AgentComplete AgentConnect AgentLogin AgentLogoff Agents AttendedTransfer BlindTransfer BridgeEnter BridgeLeave CoreShowChannel CoreShowChannelsComplete DTMFEnd
                    DeviceStateChange DialBegin DialEnd DialState EndpointList EndpointListComplete FullyBooted Hangup HangupRequest Hold LocalBridge MessageWaiting
                    MixMonitorStart MixMonitorStop Newchannel Newstate OriginateResponse ParkedCall ParkedCallGiveUp ParkedCallTimeOut PeerEntry PeerlistComplete
                    Pickup QueueCallerAbandon QueueCallerJoin QueueCallerLeave QueueEntry QueueMember QueueMemberAdded QueueMemberPause
                    QueueMemberRemoved QueueParams QueueStatusComplete Rename Shutdown UnParkedCall Unhold UserEvent
                    """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(static name => $"Event: {name}"),
            ],
            Sent =
            [
                .. """
                    Atxfer BlindTransfer Bridge CancelAtxfer Challenge CoreShowChannels Hangup Login MWIUpdate MixMonitor Originate PJSIPNotify
                    PJSIPShowEndpoints Park Ping PlayDTMF QueueAdd QueuePause QueueRemove QueueStatus Redirect SIPpeers Setvar StopMixMonitor
                    """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(static name => $"Action: {name}"),
            ],
        };

    private static string Name(string frame)
    {
        var first = frame[..Math.Max(0, frame.IndexOf('\r', StringComparison.Ordinal))];
        return first.StartsWith("Response: ", StringComparison.Ordinal) ? "Response" : first;
    }
}
