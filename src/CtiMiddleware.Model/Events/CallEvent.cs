using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Model.Events;

/// <summary>
/// Call control events (ECMA-269 clause 17.2) and call associated events (18.2). Names and members are those of the standard without the
/// suffix <c>Event</c>; members marked <see cref="ExtensionAttribute"/> are ours. A connection that an event names and that was never seen is
/// created in the state the event implies (field rule 4).
/// </summary>
public abstract record CallEvent : SwitchEvent
{
    private CallEvent() { }

    /// <summary>The native call identifier of the call from which this one was made as a consultation; null when it is none (field rule 7). Extension.</summary>
    [Extension]
    public string? ParentCall { get; init; }

    /// <summary>The switch's global call linkage identifier (Asterisk Linkedid, UCID); evidence, never a key (field rule 6). Extension.</summary>
    [Extension]
    public string? GlobalCallLinkage { get; init; }

    /// <summary>A device requests service or is prompted: its connection becomes <c>initiated</c> (17.2.17).</summary>
    /// <param name="InitiatedConnection">The new connection.</param>
    /// <param name="InitiatingDevice">The device.</param>
    /// <param name="CalledDevice">The destination if it is known already.</param>
    public sealed record ServiceInitiated(NativeConnection InitiatedConnection, PartyDevice InitiatingDevice, PartyDevice CalledDevice)
        : CallEvent;

    /// <summary>A call is being attempted from a device: its connection becomes <c>connected</c> (17.2.14).</summary>
    /// <param name="OriginatedConnection">The calling connection.</param>
    /// <param name="CallingDevice">The calling device.</param>
    /// <param name="CalledDevice">What was dialled.</param>
    public sealed record Originated(NativeConnection OriginatedConnection, PartyDevice CallingDevice, PartyDevice CalledDevice) : CallEvent
    {
        /// <summary>
        /// The device from which it is attempted when that is not the calling party: the trunk of a call from outside, whose caller is not one of the
        /// switch's devices (field rule 24). Null otherwise.
        /// </summary>
        public PartyDevice? OriginatingDevice { get; init; }
    }

    /// <summary>A device is alerted: its connection becomes <c>alerting</c> (17.2.5).</summary>
    /// <param name="Connection">The alerting connection.</param>
    /// <param name="AlertingDevice">The device that rings.</param>
    /// <param name="CallingDevice">The caller.</param>
    /// <param name="CalledDevice">What the caller dialled.</param>
    /// <param name="LastRedirectionDevice">The device it came from by redirection.</param>
    public sealed record Delivered(
        NativeConnection Connection,
        PartyDevice AlertingDevice,
        PartyDevice CallingDevice,
        PartyDevice CalledDevice,
        PartyDevice LastRedirectionDevice
    ) : CallEvent;

    /// <summary>A device answered: its connection becomes <c>connected</c> (17.2.8).</summary>
    /// <param name="EstablishedConnection">The connection that answered.</param>
    /// <param name="AnsweringDevice">The device that answered.</param>
    /// <param name="CallingDevice">The caller.</param>
    /// <param name="CalledDevice">What the caller dialled.</param>
    /// <param name="LastRedirectionDevice">The device it came from by redirection.</param>
    public sealed record Established(
        NativeConnection EstablishedConnection,
        PartyDevice AnsweringDevice,
        PartyDevice CallingDevice,
        PartyDevice CalledDevice,
        PartyDevice LastRedirectionDevice
    ) : CallEvent
    {
        /// <summary>
        /// Connections that changed their call by answering, old → new: a pickup or the retrieval of a parked call made from a call of its own.
        /// Empty otherwise. Extension.
        /// </summary>
        [Extension]
        public IReadOnlyList<ConnectionListItem> Connections { get; init; } = [];
    }

    /// <summary>A device left the call: its connection becomes <c>null</c> (17.2.4). Not sent for who leaves by transfer (field rule 9).</summary>
    /// <param name="DroppedConnection">The connection that ended.</param>
    /// <param name="ReleasingDevice">The device that released; not known when the far end or the switch did.</param>
    public sealed record ConnectionCleared(NativeConnection DroppedConnection, PartyDevice ReleasingDevice) : CallEvent;

    /// <summary>The call ended: all its connections become <c>null</c> (17.2.2).</summary>
    /// <param name="ClearedCall">The call; its device half is empty.</param>
    public sealed record CallCleared(NativeConnection ClearedCall) : CallEvent;

    /// <summary>A call could not be completed at a device: its connection becomes <c>fail</c> (17.2.9).</summary>
    /// <param name="FailedConnection">The connection that failed.</param>
    /// <param name="FailingDevice">The device that failed.</param>
    /// <param name="CallingDevice">The caller.</param>
    /// <param name="CalledDevice">What the caller dialled.</param>
    /// <param name="LastRedirectionDevice">The device it came from by redirection.</param>
    public sealed record Failed(
        NativeConnection FailedConnection,
        PartyDevice FailingDevice,
        PartyDevice CallingDevice,
        PartyDevice CalledDevice,
        PartyDevice LastRedirectionDevice
    ) : CallEvent;

    /// <summary>A device put the call on hold: its connection becomes <c>hold</c> (17.2.10). The cause tells the kind of hold (field rule 23).</summary>
    /// <param name="HeldConnection">The connection that holds.</param>
    /// <param name="HoldingDevice">The device that holds.</param>
    public sealed record Held(NativeConnection HeldConnection, PartyDevice HoldingDevice) : CallEvent;

    /// <summary>A device took the call back: its connection becomes <c>connected</c> (17.2.16).</summary>
    /// <param name="RetrievedConnection">The connection.</param>
    /// <param name="RetrievingDevice">The device.</param>
    public sealed record Retrieved(NativeConnection RetrievedConnection, PartyDevice RetrievingDevice) : CallEvent;

    /// <summary>A call waits at a device, an ACD group or a park slot: its connection becomes <c>queued</c> (17.2.15).</summary>
    /// <param name="QueuedConnection">The connection of the queue in the call.</param>
    /// <param name="Queue">The device at which it waits.</param>
    /// <param name="CallingDevice">The caller.</param>
    /// <param name="CalledDevice">What the caller dialled.</param>
    /// <param name="LastRedirectionDevice">The device it came from by redirection.</param>
    public sealed record Queued(
        NativeConnection QueuedConnection,
        PartyDevice Queue,
        PartyDevice CallingDevice,
        PartyDevice CalledDevice,
        PartyDevice LastRedirectionDevice
    ) : CallEvent
    {
        /// <summary>Number of calls in the queue, this one included; null when not told.</summary>
        public int? NumberQueued { get; init; }

        /// <summary>Number of calls in front of this one; null when not told.</summary>
        public int? CallsInFront { get; init; }
    }

    /// <summary>A call left a device for another destination: its connection becomes <c>null</c> (17.2.7).</summary>
    /// <param name="Connection">The connection that ended.</param>
    /// <param name="DivertingDevice">The device the call left.</param>
    /// <param name="NewDestination">Where it went.</param>
    /// <param name="CallingDevice">The caller.</param>
    /// <param name="CalledDevice">What the caller dialled.</param>
    /// <param name="LastRedirectionDevice">The device it came from by an earlier redirection.</param>
    public sealed record Diverted(
        NativeConnection Connection,
        PartyDevice DivertingDevice,
        PartyDevice NewDestination,
        PartyDevice CallingDevice,
        PartyDevice CalledDevice,
        PartyDevice LastRedirectionDevice
    ) : CallEvent;

    /// <summary>
    /// A call was transferred: the transferring device left, the others are in one call (17.2.18; ECMA-323 spells <c>TransferedEvent</c>).
    /// One event for the whole merge (field rules 3, 8, 9).
    /// </summary>
    /// <param name="PrimaryOldCall">The transferring device's connection in the call that was transferred.</param>
    /// <param name="SecondaryOldCall">Its connection in the consultation call; null for a single step transfer.</param>
    /// <param name="TransferringDevice">Who transferred.</param>
    /// <param name="TransferredToDevice">To whom.</param>
    /// <param name="TransferredConnections">Every connection that was part of it, old → new, the transferring device's own with new = null.</param>
    public sealed record Transferred(
        NativeConnection PrimaryOldCall,
        NativeConnection? SecondaryOldCall,
        PartyDevice TransferringDevice,
        PartyDevice TransferredToDevice,
        IReadOnlyList<ConnectionListItem> TransferredConnections
    ) : CallEvent;

    /// <summary>Two calls became one, or a party joined (17.2.3). One event for the whole merge.</summary>
    /// <param name="PrimaryOldCall">The conferencing device's connection in the first call.</param>
    /// <param name="SecondaryOldCall">Its connection in the second call; null for a single step conference.</param>
    /// <param name="ConferencingDevice">Who made the conference.</param>
    /// <param name="AddedParty">Who was added.</param>
    /// <param name="ConferenceConnections">Every connection that is part of it, old → new.</param>
    public sealed record Conferenced(
        NativeConnection PrimaryOldCall,
        NativeConnection? SecondaryOldCall,
        PartyDevice ConferencingDevice,
        PartyDevice AddedParty,
        IReadOnlyList<ConnectionListItem> ConferenceConnections
    ) : CallEvent;

    /// <summary>A call went out over a network interface; perhaps the last news of it (17.2.13, field rule 18).</summary>
    /// <param name="OutboundConnection">The trunk's connection.</param>
    /// <param name="NetworkInterfaceUsed">The trunk.</param>
    /// <param name="CallingDevice">The caller.</param>
    /// <param name="CalledDevice">What the caller dialled.</param>
    /// <param name="LastRedirectionDevice">The device it came from by redirection.</param>
    public sealed record NetworkReached(
        NativeConnection OutboundConnection,
        PartyDevice NetworkInterfaceUsed,
        PartyDevice CallingDevice,
        PartyDevice CalledDevice,
        PartyDevice LastRedirectionDevice
    ) : CallEvent;

    /// <summary>Data or parties of a call changed (18.2.1).</summary>
    /// <param name="Connection">The connection the information concerns.</param>
    /// <param name="Device">Its device.</param>
    /// <param name="CallingDevice">The caller as known now.</param>
    public sealed record CallInformation(NativeConnection Connection, PartyDevice Device, PartyDevice CallingDevice) : CallEvent
    {
        /// <summary>What was dialled as known now, when it changed. Extension.</summary>
        [Extension]
        public PartyDevice? CalledDevice { get; init; }

        /// <summary>The device the call came from by redirection, when that is the news. Extension.</summary>
        [Extension]
        public PartyDevice? LastRedirectionDevice { get; init; }

        /// <summary>Attached data that was set, keys and values; empty when none. A null value removes the key. Extension for correlatorData.</summary>
        [Extension]
        public IReadOnlyDictionary<string, string?> AttachedData { get; init; } =
            System.Collections.Frozen.FrozenDictionary<string, string?>.Empty;
    }

    /// <summary>Digits were sent or received on a connection (18.2.3).</summary>
    /// <param name="Connection">The connection of the device that dialled them.</param>
    /// <param name="DigitGeneratedList">The digits.</param>
    public sealed record DigitsGenerated(NativeConnection Connection, string DigitGeneratedList) : CallEvent;

    /// <summary>Recording of a connection began, or went on (voice unit event Record, 26.2).</summary>
    /// <param name="Connection">The connection being recorded.</param>
    /// <param name="Message">Where the recording lies, in the switch's own terms; null when it did not say.</param>
    public sealed record Record(NativeConnection Connection, string? Message) : CallEvent
    {
        /// <summary>How much was recorded before it was suspended; null when it begins.</summary>
        public TimeSpan? CurrentPosition { get; init; }
    }

    /// <summary>Playing or recording on a connection ended (voice unit event Stop, 26.2).</summary>
    /// <param name="Connection">The connection.</param>
    /// <param name="Message">The message that was said last, or where the recording lies; null when not known.</param>
    public sealed record Stop(NativeConnection Connection, string? Message) : CallEvent
    {
        /// <summary>What ended. Extension.</summary>
        [Extension]
        public VoiceActivity Activity { get; init; }

        /// <summary>Why; null when the switch does not tell. Extension.</summary>
        [Extension]
        public VoiceEnd? Reason { get; init; }

        /// <summary>How far it came: of all messages together, or the recording's length; null when not known.</summary>
        public TimeSpan? CurrentPosition { get; init; }

        /// <summary>The digit that ended it; null when none did. Extension.</summary>
        [Extension]
        public char? Digit { get; init; }

        /// <summary>What went wrong, in words; null when nothing did. Extension.</summary>
        [Extension]
        public string? Text { get; init; }
    }

    /// <summary>A message is being said, or goes on after it was suspended (voice unit event Play, 26.2).</summary>
    /// <param name="Connection">The connection.</param>
    /// <param name="Message">Its name.</param>
    public sealed record Play(NativeConnection Connection, string Message) : CallEvent
    {
        /// <summary>How long it is; null when not known.</summary>
        public TimeSpan? Length { get; init; }

        /// <summary>How much of all messages together was said before; zero at the beginning.</summary>
        public TimeSpan CurrentPosition { get; init; }
    }

    /// <summary>Playing was suspended (voice unit event Suspend Play, 26.2).</summary>
    /// <param name="Connection">The connection.</param>
    /// <param name="Message">The message's name.</param>
    public sealed record SuspendPlay(NativeConnection Connection, string? Message) : CallEvent
    {
        /// <summary>How much of all messages together was said.</summary>
        public TimeSpan CurrentPosition { get; init; }
    }

    /// <summary>Recording was suspended (voice unit event Suspend Record, 26.2).</summary>
    /// <param name="Connection">The connection.</param>
    /// <param name="Message">Where the recording lies.</param>
    public sealed record SuspendRecord(NativeConnection Connection, string? Message) : CallEvent
    {
        /// <summary>How much was recorded.</summary>
        public TimeSpan CurrentPosition { get; init; }
    }

    /// <summary>The far end of a connection dialled a digit (voice unit event DTMF Detected, 26.2).</summary>
    /// <param name="OverConnection">The connection on which it was heard.</param>
    /// <param name="DtmfChar">0–9, <c>*</c>, <c>#</c>, A–D.</param>
    public sealed record DtmfDetected(NativeConnection OverConnection, char DtmfChar) : CallEvent;

    /// <summary>Somebody began to speak while a recording or a collection ran (voice unit event Speech Detected, 26.2).</summary>
    /// <param name="OverConnection">The connection.</param>
    public sealed record SpeechDetected(NativeConnection OverConnection) : CallEvent;

    /// <summary>It was silent for as long as a recording allows (voice unit event Silence Timeout Expired, 26.2).</summary>
    /// <param name="OverConnection">The connection.</param>
    public sealed record SilenceTimeoutExpired(NativeConnection OverConnection) : CallEvent;

    /// <summary>A tone of the telephone network was heard on a connection. Extension: the standard has it as telTonesData of Data Collected.</summary>
    /// <param name="Connection">The connection.</param>
    /// <param name="Tone">Its name: <c>busy</c>, <c>reorder</c>, <c>dial</c>, <c>ringback</c>, <c>specialInformation</c>, <c>fax</c>, <c>modem</c> …</param>
    [Extension]
    public sealed record ToneDetected(NativeConnection Connection, string Tone) : CallEvent;

    /// <summary>A collection of digits ended (Data Collected, 25.1).</summary>
    /// <param name="Connection">The connection. Extension for dcollCrossRefID: a connection has one collection at most.</param>
    /// <param name="DigitsData">The digits, without the one that ended it; may be empty.</param>
    /// <param name="Dcollcause">Why it ended.</param>
    public sealed record DataCollected([property: Extension] NativeConnection Connection, string DigitsData, CollectionEnd Dcollcause)
        : CallEvent
    {
        /// <summary>The digit that ended it; null when none did. Extension.</summary>
        [Extension]
        public char? FlushChar { get; init; }
    }
}
