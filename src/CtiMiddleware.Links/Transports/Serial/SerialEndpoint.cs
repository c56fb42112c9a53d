namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>A serial port of this machine.</summary>
/// <param name="PortName">The device's path, for example <c>/dev/ttyUSB0</c>, or a link to it.</param>
/// <param name="Line">How characters go over it.</param>
public sealed record SerialEndpoint(string PortName, SerialLineSettings Line) : LinkEndpoint
{
    /// <summary>The address for people, <c>serial:///dev/ttyUSB0</c>.</summary>
    public override string ToString() => $"serial://{PortName}";
}
