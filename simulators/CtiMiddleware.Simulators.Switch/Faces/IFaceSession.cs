namespace CtiMiddleware.Simulators.Switch.Faces;

/// <summary>One client of a face: its login, its input in any pieces. Everything is called on the kernel; disposing hangs up for the client.</summary>
public interface IFaceSession : IDisposable
{
    /// <summary>Counts up from 1 within one face.</summary>
    int Number { get; }

    /// <summary>True once closed, by either end.</summary>
    bool IsClosed { get; }

    /// <summary>Why the switch closed the session; null while open or when the client left.</summary>
    string? CloseReason { get; }

    /// <summary>Takes what the client sent; any split of the stream will do.</summary>
    void Receive(ReadOnlySpan<byte> bytes);
}
