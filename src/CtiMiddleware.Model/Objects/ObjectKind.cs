using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Objects;

/// <summary>The kinds of objects, in the order in which a snapshot sends them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ObjectKind>))]
public enum ObjectKind
{
    /// <summary>The server itself.</summary>
    [JsonStringEnumMemberName("server")]
    Server,

    /// <summary>A switch.</summary>
    [JsonStringEnumMemberName("switch")]
    Switch,

    /// <summary>A link of a switch.</summary>
    [JsonStringEnumMemberName("link")]
    Link,

    /// <summary>A device.</summary>
    [JsonStringEnumMemberName("device")]
    Device,

    /// <summary>An agent.</summary>
    [JsonStringEnumMemberName("agent")]
    Agent,

    /// <summary>An ACD or hunt group.</summary>
    [JsonStringEnumMemberName("group")]
    Group,

    /// <summary>A call thread.</summary>
    [JsonStringEnumMemberName("thread")]
    Thread,

    /// <summary>A call.</summary>
    [JsonStringEnumMemberName("call")]
    Call,
}
