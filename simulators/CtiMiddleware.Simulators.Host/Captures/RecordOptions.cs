using CtiMiddleware.Links.Capture;

namespace CtiMiddleware.Simulators.Host.Captures;

/// <summary>A recording proxy.</summary>
public sealed record RecordOptions
{
    /// <summary>The port on 127.0.0.1 that the middleware is pointed at; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>The switch's host.</summary>
    public required string Host { get; init; }

    /// <summary>The switch's port.</summary>
    public required int HostPort { get; init; }

    /// <summary>Takes the protocol's secrets out; null when there are none.</summary>
    public ICaptureScrubber? Scrubber { get; init; }

    /// <summary>Texts that must not be in the capture wherever they stand; replaced by as many asterisks.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The shortest run of digits that is replaced; 0 leaves all digits as they are.</summary>
    public int LeastDigits { get; init; } = 3;

    /// <summary>Requests are scrubbed whole: the client has said nothing more for so long. Default 20 ms.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(20);
}
