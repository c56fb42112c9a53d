namespace CtiMiddleware.Links.Spi;

/// <summary>What can happen on a serial line beside its bytes. The first group are errors and are counted by these names.</summary>
public enum LineNoticeKind
{
    /// <summary>A character came with the wrong parity.</summary>
    Parity,

    /// <summary>A character came without its stop bit.</summary>
    Framing,

    /// <summary>The device or its driver had no room for a character.</summary>
    Overrun,

    /// <summary>The line was in the break state.</summary>
    Break,

    /// <summary>Clear To Send changed.</summary>
    ClearToSend,

    /// <summary>Data Set Ready changed.</summary>
    DataSetReady,

    /// <summary>Data Carrier Detect changed.</summary>
    CarrierDetect,

    /// <summary>The ring indicator changed.</summary>
    RingIndicator,
}
