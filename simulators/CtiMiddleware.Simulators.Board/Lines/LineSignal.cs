namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>What an exchange lets a line hear when no far end speaks.</summary>
public enum LineSignal
{
    /// <summary>Nothing.</summary>
    Silence,

    /// <summary>It waits for digits.</summary>
    Dial,

    /// <summary>It waits for digits while a call is held.</summary>
    RecallDial,

    /// <summary>The far end rings.</summary>
    Ringback,

    /// <summary>The far end is busy.</summary>
    Busy,

    /// <summary>No path.</summary>
    Reorder,

    /// <summary>Special information tones (ITU-T E.180): the number is not in service.</summary>
    SpecialInformation,
}
