namespace CtiMiddleware.Adapters.Smdi.Messages;

/// <summary>Why a call comes to the message desk; the value is the letter in a record.</summary>
public enum SmdiReason
{
    /// <summary>It is not told, or by a letter that is not known.</summary>
    Unknown = 'U',

    /// <summary>The desk itself was called.</summary>
    Direct = 'D',

    /// <summary>All calls of the station are forwarded.</summary>
    All = 'A',

    /// <summary>The station was busy.</summary>
    Busy = 'B',

    /// <summary>Nobody answered at the station.</summary>
    NoAnswer = 'N',
}
