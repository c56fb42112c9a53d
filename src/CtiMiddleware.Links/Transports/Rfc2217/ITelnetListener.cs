namespace CtiMiddleware.Links.Transports.Rfc2217;

/// <summary>Told by a <see cref="TelnetDecoder"/> what the bytes of a connection are, in their order. Spans are valid during the call.</summary>
internal interface ITelnetListener
{
    /// <summary>Bytes of the line.</summary>
    void Data(ReadOnlySpan<byte> bytes);

    /// <summary>A command without an option.</summary>
    void Command(byte code);

    /// <summary>WILL, WONT, DO or DONT.</summary>
    void Negotiation(byte verb, byte option);

    /// <summary>A subnegotiation: the option and what was said, without doubled octets.</summary>
    void Subnegotiation(ReadOnlySpan<byte> content);

    /// <summary>Something that no Telnet says; it was left out.</summary>
    void Malformed();
}
