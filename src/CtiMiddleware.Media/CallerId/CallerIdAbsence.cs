namespace CtiMiddleware.Media.CallerId;

/// <summary>Why a number or a name is not told.</summary>
public enum CallerIdAbsence
{
    /// <summary>It is told, or nothing is said of it at all.</summary>
    None,

    /// <summary>The caller withheld it (<c>P</c>).</summary>
    Private,

    /// <summary>The network does not know it (<c>O</c>).</summary>
    OutOfArea,
}
