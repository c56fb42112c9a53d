using CtiMiddleware.Adapters.Smdr;
using CtiMiddleware.Adapters.Smdr.Layouts;

namespace CtiMiddleware.Simulators.Board.Smdr;

/// <summary>How a simulated switch sends its call detail records. Immutable.</summary>
public sealed record SmdrFaceOptions
{
    /// <summary>The layout; only of columns, see <see cref="SmdrLineWriter"/>.</summary>
    public required SmdrLayout Layout { get; init; }

    /// <summary>What the eighth bit holds.</summary>
    public SmdrParity Parity { get; init; }

    /// <summary>What ends a line.</summary>
    public string LineEnd { get; init; } = "\r\n\0\0\0";

    /// <summary>A date record is sent to who connects and at midnight, where the layout has one.</summary>
    public bool TellsDate { get; init; } = true;

    /// <summary>Calls between stations are recorded too.</summary>
    public bool RecordsInternal { get; init; }
}
