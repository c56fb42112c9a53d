namespace CtiMiddleware.Server.Configuration;

/// <summary>The kinds of places a link can go to, by the keys that name them.</summary>
public enum EndpointKind
{
    /// <summary>A TCP server: <c>Host</c>, <c>Port</c>, <c>Tls</c>.</summary>
    Host,

    /// <summary>A serial port of this machine: <c>Serial</c>.</summary>
    Serial,

    /// <summary>A serial port behind a device server: <c>Rfc2217</c>.</summary>
    Rfc2217,

    /// <summary>A TCP port on which the other side connects to us: <c>Listen</c>.</summary>
    Listen,

    /// <summary>What only one adapter knows; it reads it by itself.</summary>
    Own,
}
