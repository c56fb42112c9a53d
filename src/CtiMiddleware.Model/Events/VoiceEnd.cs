using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Events;

/// <summary>Why playing or recording ended. Extension: the standard has a cause only.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VoiceEnd>))]
public enum VoiceEnd
{
    /// <summary>The message was said to its end.</summary>
    [JsonStringEnumMemberName("endOfMessage")]
    EndOfMessage,

    /// <summary>A digit ended it.</summary>
    [JsonStringEnumMemberName("digit")]
    Digit,

    /// <summary>It was stopped by request.</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped,

    /// <summary>The connection ended.</summary>
    [JsonStringEnumMemberName("hangUp")]
    HangUp,

    /// <summary>Nothing was heard for the time allowed.</summary>
    [JsonStringEnumMemberName("silence")]
    Silence,

    /// <summary>The longest time was reached.</summary>
    [JsonStringEnumMemberName("maxDuration")]
    MaxDuration,

    /// <summary>It could not go on; the event has the words.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
