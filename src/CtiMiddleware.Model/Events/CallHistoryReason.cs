using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Events;

/// <summary>Why a call came to a message desk, in the terms of the ECMA-269 event causes of redirection.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallHistoryReason>))]
public enum CallHistoryReason
{
    /// <summary>The link did not say, or said something that is not known. SMDI <c>U</c>.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>The desk itself was called. SMDI <c>D</c>.</summary>
    [JsonStringEnumMemberName("direct")]
    Direct,

    /// <summary>The called station forwards all calls. SMDI <c>A</c>.</summary>
    [JsonStringEnumMemberName("callForwardImmediate")]
    CallForwardImmediate,

    /// <summary>The called station was busy. SMDI <c>B</c>.</summary>
    [JsonStringEnumMemberName("callForwardBusy")]
    CallForwardBusy,

    /// <summary>The called station did not answer. SMDI <c>N</c>.</summary>
    [JsonStringEnumMemberName("callForwardNoAnswer")]
    CallForwardNoAnswer,
}
