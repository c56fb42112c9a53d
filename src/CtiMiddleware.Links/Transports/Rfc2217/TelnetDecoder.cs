namespace CtiMiddleware.Links.Transports.Rfc2217;

/// <summary>
/// Takes a Telnet connection apart. Keeps its place when cut anywhere; a subnegotiation that does not end is given up after 256 octets, so that
/// a server that breaks off cannot swallow the line.
/// </summary>
/// <param name="listener">Told what was found.</param>
internal sealed class TelnetDecoder(ITelnetListener listener)
{
    private const int LongestSubnegotiation = 256;

    private readonly byte[] _content = new byte[LongestSubnegotiation];
    private State _state;
    private byte _verb;
    private int _length;
    private bool _afterReturn;

    private enum State
    {
        Data,
        Command,
        Option,
        Content,
        ContentCommand,
    }

    /// <summary>Whether the far end sends eight bits as they are; else a carriage return is followed by a NUL that means nothing (RFC 854).</summary>
    public bool IsBinary { get; set; }

    /// <summary>Takes bytes.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_state == State.Data)
            {
                var run = bytes.IndexOf(TelnetCodes.Iac);
                if (run < 0)
                    run = bytes.Length;
                Data(bytes[..run]);
                bytes = bytes[run..];
                if (bytes.IsEmpty)
                    return;
                _state = State.Command;
            }
            else
            {
                Next(bytes[0]);
            }
            bytes = bytes[1..];
        }
    }

    private void Next(byte one)
    {
        switch (_state)
        {
            case State.Command:
                AfterIac(one);
                break;
            case State.Option:
                _state = State.Data;
                listener.Negotiation(_verb, one);
                break;
            case State.Content when one == TelnetCodes.Iac:
                _state = State.ContentCommand;
                break;
            case State.Content:
                Keep(one);
                break;
            case State.ContentCommand when one == TelnetCodes.Iac:
                _state = State.Content;
                Keep(one);
                break;
            case State.ContentCommand when one == TelnetCodes.SubnegotiationEnd:
                _state = State.Data;
                listener.Subnegotiation(_content.AsSpan(0, _length));
                break;
            default:
                // Another command inside: the end was lost, and this begins something new.
                listener.Malformed();
                AfterIac(one);
                break;
        }
    }

    private void AfterIac(byte one)
    {
        _state = State.Data;
        switch (one)
        {
            case TelnetCodes.Iac:
                Data([TelnetCodes.Iac]);
                break;
            case TelnetCodes.Subnegotiation:
                _length = 0;
                _state = State.Content;
                break;
            case >= TelnetCodes.Will and <= TelnetCodes.Dont:
                _verb = one;
                _state = State.Option;
                break;
            case < TelnetCodes.SubnegotiationEnd:
                listener.Malformed();
                break;
            default:
                listener.Command(one);
                break;
        }
    }

    private void Keep(byte one)
    {
        if (_length < LongestSubnegotiation)
        {
            _content[_length++] = one;
            return;
        }
        _state = State.Data;
        listener.Malformed();
    }

    private void Data(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        if (!IsBinary)
        {
            if (_afterReturn && bytes[0] == 0)
                bytes = bytes[1..];
            int at;
            while ((at = bytes.IndexOf("\r\0"u8)) >= 0)
            {
                listener.Data(bytes[..(at + 1)]);
                bytes = bytes[(at + 2)..];
            }
        }
        _afterReturn = !bytes.IsEmpty && bytes[^1] == '\r';
        if (!bytes.IsEmpty)
            listener.Data(bytes);
    }
}
