using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Configuration;

/// <summary>The whole configuration of the service, validated. Immutable.</summary>
public sealed record ServerSettings
{
    /// <summary>Where it listens when nothing else is said.</summary>
    public const string DefaultUrl = "http://127.0.0.1:7070";

    /// <summary>The switches in the order of the configuration.</summary>
    public IReadOnlyList<SwitchSettings> Switches { get; init; } = [];

    /// <summary>The API keys.</summary>
    public IReadOnlyList<ApiKey> ApiKeys { get; init; } = [];

    /// <summary>The size of the event ring in bytes; 1 MiB to 4 GiB, default 64 MiB.</summary>
    public long RingBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Where it listens, semicolon-separated.</summary>
    public string Urls { get; init; } = DefaultUrl;

    /// <summary>Whether it may listen on addresses that other machines reach.</summary>
    public bool ListenBeyondLoopback { get; init; }

    /// <summary>Where what must outlive the process is kept; null for nowhere.</summary>
    public string? StateFolder { get; init; }

    /// <summary>How long call detail records are kept; zero for ever.</summary>
    public TimeSpan CallDetailRetention { get; init; }

    /// <summary>Messages and bounds of boards.</summary>
    public VoiceSettings Voice { get; init; } = new();

    /// <summary>Host names, beyond addresses and <c>localhost</c>, by which this server is called.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins of web pages, beyond this server's own, that may call.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Requests per second that one key may make on average, default 200; as many again in a burst.</summary>
    public int RequestsPerSecond { get; init; } = 200;

    /// <summary>The largest request body in bytes, default 64 KiB.</summary>
    public int MaxBodyBytes { get; init; } = 64 * 1024;

    /// <summary>The most stream connections at once, WebSocket and SSE together, default 1,000.</summary>
    public int MaxStreams { get; init; } = 1000;
}
