using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Events;

/// <summary>What a voice unit does on a connection. Extension: the standard tells the two by the message.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VoiceActivity>))]
public enum VoiceActivity
{
    /// <summary>Recording.</summary>
    [JsonStringEnumMemberName("record")]
    Record,

    /// <summary>Playing.</summary>
    [JsonStringEnumMemberName("play")]
    Play,
}
