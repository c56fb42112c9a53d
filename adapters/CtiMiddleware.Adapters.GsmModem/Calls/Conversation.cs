using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.GsmModem.Calls;

/// <summary>A call in the uniform sense: the line and one far end, or several after a conference.</summary>
/// <param name="id">Its identifier, never used again.</param>
internal sealed class Conversation(string id)
{
    /// <summary>Its identifier.</summary>
    public string Id { get; } = id;

    /// <summary>The state of the line's own connection, as it was told last.</summary>
    public LocalConnectionState Line { get; set; }

    /// <summary>The call from which it was made as a consultation; null when it is none.</summary>
    public string? Parent { get; init; }
}
