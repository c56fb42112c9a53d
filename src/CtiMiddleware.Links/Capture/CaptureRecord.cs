namespace CtiMiddleware.Links.Capture;

/// <summary>One record of a capture.</summary>
/// <param name="Direction">What it is.</param>
/// <param name="Offset">Time since the capture began, monotonic, in microseconds' resolution.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record CaptureRecord(CaptureDirection Direction, TimeSpan Offset, ReadOnlyMemory<byte> Bytes);
