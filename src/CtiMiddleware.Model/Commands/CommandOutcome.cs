using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Commands;

/// <summary>How a command ended, once: the answer of the switch, not what happened afterwards (field rules 10 and 13).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CommandOutcome>))]
public enum CommandOutcome
{
    /// <summary>The switch accepted it. Accepted is not happened: see the effect.</summary>
    [JsonStringEnumMemberName("acknowledged")]
    Acknowledged,

    /// <summary>The switch, or the middleware in its place, refused it; nothing was done.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>The switch cannot do this; known without asking.</summary>
    [JsonStringEnumMemberName("notSupported")]
    NotSupported,

    /// <summary>It never left: safe to repeat.</summary>
    [JsonStringEnumMemberName("notSent")]
    NotSent,

    /// <summary>It was written and no answer came before the deadline or the link dropped: not safe to repeat.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
