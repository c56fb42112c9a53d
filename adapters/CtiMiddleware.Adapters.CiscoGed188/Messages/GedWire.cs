namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>The measures of the wire, which depend on the protocol version.</summary>
public static class GedWire
{
    /// <summary>The oldest version spoken.</summary>
    public const int OldestVersion = 9;

    /// <summary>The newest version whose wire is held by outside samples.</summary>
    public const int NewestVersion = 19;

    /// <summary>The first version with two-byte tags and lengths; unconfirmed.</summary>
    public const int WideVersion = 20;

    /// <summary>MessageLength and MessageType, four bytes each, big-endian.</summary>
    public const int HeaderLength = 8;

    /// <summary>The longest body, header not counted, with one-byte tags: a message has at most 4,329 bytes.</summary>
    public const int MaxBody = 4321;

    /// <summary>The longest body taken with two-byte tags. The specification of those versions is not known; this bounds memory.</summary>
    public const int MaxWideBody = 65_535;

    /// <summary>The most bytes that named variables and named arrays may fill in one message.</summary>
    public const int MaxNamed = 2000;

    /// <summary>The longest name of a named variable or array, without its NUL.</summary>
    public const int MaxNamedName = 32;

    /// <summary>The longest value of a named variable or of an array's element, without its NUL.</summary>
    public const int MaxNamedValue = 210;

    /// <summary>A call, group, service or peripheral that is not known.</summary>
    public const uint Unknown = 0xFFFF_FFFF;

    /// <summary>A line handle, device type, state or cause that is not known.</summary>
    public const ushort Unknown16 = 0xFFFF;

    /// <summary>Bytes of a tag, and again of a field's length.</summary>
    /// <param name="version">The protocol version.</param>
    public static int TagWidth(int version) => version >= WideVersion ? 2 : 1;

    /// <summary>The longest body of a version.</summary>
    /// <param name="version">The protocol version.</param>
    public static int MaxBodyOf(int version) => version >= WideVersion ? MaxWideBody : MaxBody;
}
