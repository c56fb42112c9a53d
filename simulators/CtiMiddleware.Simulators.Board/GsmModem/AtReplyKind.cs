namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>How a command ends.</summary>
internal enum AtReplyKind
{
    /// <summary>OK.</summary>
    Ok,

    /// <summary>ERROR.</summary>
    Error,

    /// <summary>An error of the mobile's equipment (27.007, 9.2).</summary>
    Cme,

    /// <summary>An error of the message service (27.005, 3.2.5).</summary>
    Cms,

    /// <summary>NO CARRIER.</summary>
    NoCarrier,

    /// <summary>A prompt: the message's text is to follow.</summary>
    Prompt,
}
