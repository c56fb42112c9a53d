using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Events;

/// <summary>Why a collection of digits ended: the standard's DcollCause, and what it has no value for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CollectionEnd>))]
public enum CollectionEnd
{
    /// <summary>A flush character came.</summary>
    [JsonStringEnumMemberName("flushCharReceived")]
    FlushCharReceived,

    /// <summary>The digits asked for are there.</summary>
    [JsonStringEnumMemberName("charCountReceived")]
    CharCountReceived,

    /// <summary>The next digit did not come in time.</summary>
    [JsonStringEnumMemberName("timeout")]
    Timeout,

    /// <summary>Ended by request, or because the audio could not go on.</summary>
    [JsonStringEnumMemberName("sfTerminated")]
    SfTerminated,

    /// <summary>The connection ended. Extension.</summary>
    [Extension]
    [JsonStringEnumMemberName("hangUp")]
    HangUp,
}
