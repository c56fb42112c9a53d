namespace CtiMiddleware.Media.CallerId;

/// <summary>How caller id is modulated: 1,200 bit/s, phase-continuous frequency shift keying.</summary>
public enum FskStandard
{
    /// <summary>Bell 202: mark 1,200 Hz, space 2,200 Hz (Bellcore GR-30; North America).</summary>
    Bell202,

    /// <summary>ITU-T V.23 mode 2, forward channel: mark 1,300 Hz, space 2,100 Hz (ETSI EN 300 659-1; Europe).</summary>
    V23,
}
