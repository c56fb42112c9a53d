namespace CtiMiddleware.Adapters.GsmModem.Lines;

/// <summary>How a command ended.</summary>
internal enum AtFinal
{
    /// <summary>OK.</summary>
    Ok,

    /// <summary>ERROR, a <c>+CME</c> or <c>+CMS</c> error, or one of the words that end a dialling.</summary>
    Refused,

    /// <summary>Nothing came in time.</summary>
    Silence,

    /// <summary>The link ended before.</summary>
    Lost,
}
