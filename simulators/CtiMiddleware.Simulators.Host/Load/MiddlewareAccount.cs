namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>What the middleware counted.</summary>
public sealed record MiddlewareAccount
{
    /// <summary>Whether the switch is in service.</summary>
    public required bool InService { get; init; }

    /// <summary>How the switch is, in words.</summary>
    public string State { get; init; } = "";

    /// <summary>Bytes received from the switch.</summary>
    public required long BytesReceived { get; init; }

    /// <summary>Frames received from the switch.</summary>
    public required long Frames { get; init; }

    /// <summary>Connections to the switch so far.</summary>
    public required long Connects { get; init; }

    /// <summary>Uniform events that a reader got.</summary>
    public required long UniformEvents { get; init; }

    /// <summary>Calls that a reader met.</summary>
    public required long CallsSeen { get; init; }

    /// <summary>Of those, calls that a reader saw answered.</summary>
    public required long CallsEstablished { get; init; }

    /// <summary>Of those, calls that a reader saw end.</summary>
    public required long CallsEnded { get; init; }

    /// <summary>Calls that the middleware shows now.</summary>
    public required int CallsUp { get; init; }

    /// <summary>How often a reader was left behind and had to begin anew.</summary>
    public required long ReaderLost { get; init; }

    /// <summary>Anomalies, unknown frames and protocol errors by kind.</summary>
    public required IReadOnlyDictionary<string, long> Anomalies { get; init; }
}
