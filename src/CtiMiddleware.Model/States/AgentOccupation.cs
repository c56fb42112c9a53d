using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.States;

/// <summary>
/// What keeps an agent busy, where a switch tells more than the standard's <see cref="AgentState.AgentBusy"/>. An extension; a hint for people
/// and never evidence for the state of a call (field rule 12).
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgentOccupation>))]
public enum AgentOccupation
{
    /// <summary>Set aside for a call that is on its way.</summary>
    [JsonStringEnumMemberName("reserved")]
    Reserved,

    /// <summary>On a call.</summary>
    [JsonStringEnumMemberName("talking")]
    Talking,

    /// <summary>Has a call on hold.</summary>
    [JsonStringEnumMemberName("holding")]
    Holding,

    /// <summary>Handles a call of another group.</summary>
    [JsonStringEnumMemberName("otherGroup")]
    OtherGroup,
}
