using System.Globalization;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>A serial port behind a device server on the network (RFC 2217, Telnet COM Port Control).</summary>
/// <param name="Host">Name or IP address of the server.</param>
/// <param name="Port">Its TCP port.</param>
/// <param name="Line">How characters go over the serial line behind it.</param>
public sealed record Rfc2217Endpoint(string Host, int Port, SerialLineSettings Line) : LinkEndpoint
{
    /// <summary>The address for people, <c>rfc2217://host:port</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"rfc2217://{Host}:{Port}");
}
