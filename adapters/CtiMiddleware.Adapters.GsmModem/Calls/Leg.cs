using System.Globalization;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.GsmModem.Calls;

/// <summary>One call of the modem: a far end.</summary>
internal sealed class Leg
{
    /// <summary>Its own number, never used again.</summary>
    public required long Serial { get; init; }

    /// <summary>The modem's number for it; null while it was dialled and not listed yet.</summary>
    public int? Index { get; set; }

    /// <summary>Whether it came in.</summary>
    public required bool Incoming { get; init; }

    /// <summary>The number as the modem listed it first, which may be written otherwise than it was dialled or told; null when it listed none.</summary>
    public string? Listed { get; set; }

    /// <summary>The far end.</summary>
    public required PartyDevice Far { get; set; }

    /// <summary>The conversation it is in.</summary>
    public required Conversation Call { get; set; }

    /// <summary>As listed last.</summary>
    public ListedState State { get; set; }

    /// <summary>Whether it was told that the far end rings.</summary>
    public bool Alerted { get; set; }

    /// <summary>Whether it was told that it was answered.</summary>
    public bool Answered { get; set; }

    /// <summary>As listed last.</summary>
    public bool Multiparty { get; set; }

    /// <summary>How often it was missing from the list in a row.</summary>
    public int Missing { get; set; }

    /// <summary>Whether its end was asked for here.</summary>
    public bool Cleared { get; set; }

    /// <summary>The far end's connection.</summary>
    public NativeConnection FarConnection => new(Call.Id, string.Create(CultureInfo.InvariantCulture, $"far{Serial}"));

    /// <summary>Whether it is being made or rings.</summary>
    public bool IsUnsettled => Index is null || State is not (ListedState.Active or ListedState.Held);
}
