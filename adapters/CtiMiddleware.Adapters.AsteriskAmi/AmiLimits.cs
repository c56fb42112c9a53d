namespace CtiMiddleware.Adapters.AsteriskAmi;

/// <summary>Bounds that are not worth a setting.</summary>
internal static class AmiLimits
{
    /// <summary>The most headers of one packet that are kept as fields.</summary>
    public const int MaxFields = 1000;

    /// <summary>The most requests that may wait for their response; the runtime's own bound is lower.</summary>
    public const int MaxOutstanding = 10_000;
}
