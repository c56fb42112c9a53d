using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A place where a call waits to be fetched from any telephone. Read on the kernel only.</summary>
public sealed class ParkingSlot
{
    internal ParkingSlot(string number) => Number = number;

    /// <summary>The number to dial to fetch the call.</summary>
    public string Number { get; }

    /// <summary>Who waits here; null when free.</summary>
    public PbxLeg? Parked { get; internal set; }

    /// <summary>Who parked the call.</summary>
    public PbxDevice? ParkedBy { get; internal set; }

    /// <summary>When it was parked.</summary>
    public DateTimeOffset Since { get; internal set; }

    /// <summary>How long it may wait.</summary>
    public TimeSpan Limit { get; internal set; }

    internal KernelTimer? Timer { get; set; }
}
