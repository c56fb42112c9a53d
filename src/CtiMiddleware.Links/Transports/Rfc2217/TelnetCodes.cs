namespace CtiMiddleware.Links.Transports.Rfc2217;

/// <summary>Octets of Telnet (RFC 854, 856, 857, 858).</summary>
internal static class TelnetCodes
{
    public const byte SubnegotiationEnd = 240;
    public const byte Break = 243;
    public const byte Subnegotiation = 250;
    public const byte Will = 251;
    public const byte Wont = 252;
    public const byte Do = 253;
    public const byte Dont = 254;
    public const byte Iac = 255;

    public const byte Binary = 0;
    public const byte Echo = 1;
    public const byte SuppressGoAhead = 3;
    public const byte ComPort = 44;
}
