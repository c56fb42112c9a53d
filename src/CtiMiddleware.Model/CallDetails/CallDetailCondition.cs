using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.CallDetails;

/// <summary>How a recorded call was handled or ended, from the codes of the PBX makers. The maker's own code stands beside it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallDetailCondition>))]
public enum CallDetailCondition
{
    /// <summary>The record does not say, or its code is not known.</summary>
    [JsonStringEnumMemberName("notKnown")]
    NotKnown,

    /// <summary>Answered.</summary>
    [JsonStringEnumMemberName("answered")]
    Answered,

    /// <summary>It rang and was not answered, or the caller gave up.</summary>
    [JsonStringEnumMemberName("notAnswered")]
    NotAnswered,

    /// <summary>The destination was busy.</summary>
    [JsonStringEnumMemberName("busy")]
    Busy,

    /// <summary>No trunk, or no other resource, was free.</summary>
    [JsonStringEnumMemberName("noCircuit")]
    NoCircuit,

    /// <summary>Refused for want of permission.</summary>
    [JsonStringEnumMemberName("denied")]
    Denied,

    /// <summary>An incoming or tandem call; how it ended is not told.</summary>
    [JsonStringEnumMemberName("incoming")]
    Incoming,

    /// <summary>An outgoing call; how it ended is not told.</summary>
    [JsonStringEnumMemberName("outgoing")]
    Outgoing,

    /// <summary>An outgoing call that an adjunct placed.</summary>
    [JsonStringEnumMemberName("outgoingByAdjunct")]
    OutgoingByAdjunct,

    /// <summary>A call within the switch.</summary>
    [JsonStringEnumMemberName("intraSwitch")]
    IntraSwitch,

    /// <summary>Handled by an attendant.</summary>
    [JsonStringEnumMemberName("attendant")]
    Attendant,

    /// <summary>A part of a very long call; the call goes on.</summary>
    [JsonStringEnumMemberName("longCall")]
    LongCall,

    /// <summary>Records were lost for want of resources.</summary>
    [JsonStringEnumMemberName("notRecorded")]
    NotRecorded,

    /// <summary>Routed by automatic selection.</summary>
    [JsonStringEnumMemberName("routed")]
    Routed,

    /// <summary>Completed after waiting for a trunk.</summary>
    [JsonStringEnumMemberName("queuedForTrunk")]
    QueuedForTrunk,

    /// <summary>A part of a conference.</summary>
    [JsonStringEnumMemberName("conference")]
    Conference,

    /// <summary>A part of a transferred call.</summary>
    [JsonStringEnumMemberName("transfer")]
    Transfer,

    /// <summary>Tells only how long an incoming call rang.</summary>
    [JsonStringEnumMemberName("ringTime")]
    RingTime,

    /// <summary>Ended by a replacement of its path in the network.</summary>
    [JsonStringEnumMemberName("pathReplaced")]
    PathReplaced,

    /// <summary>A part of a call that recording split.</summary>
    [JsonStringEnumMemberName("split")]
    Split,

    /// <summary>Someone logged on; no call.</summary>
    [JsonStringEnumMemberName("logOn")]
    LogOn,

    /// <summary>Someone logged off; no call.</summary>
    [JsonStringEnumMemberName("logOff")]
    LogOff,

    /// <summary>Something else, which the code says.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}
