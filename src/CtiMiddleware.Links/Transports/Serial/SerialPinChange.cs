namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>What can change on a line beside its characters. Member names and values of System.IO.Ports.</summary>
public enum SerialPinChange
{
    /// <summary>Clear To Send.</summary>
    CtsChanged = 8,

    /// <summary>Data Set Ready.</summary>
    DsrChanged = 16,

    /// <summary>Data Carrier Detect.</summary>
    CDChanged = 32,

    /// <summary>A break came.</summary>
    Break = 64,

    /// <summary>The ring indicator.</summary>
    Ring = 256,
}
