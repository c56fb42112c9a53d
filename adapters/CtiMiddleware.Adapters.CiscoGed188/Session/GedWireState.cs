using CtiMiddleware.Adapters.CiscoGed188.Messages;

namespace CtiMiddleware.Adapters.CiscoGed188.Session;

/// <summary>What reading and writing share: the version, the invoke identifiers, the one writer. One link; not thread-safe.</summary>
internal sealed class GedWireState
{
    private uint _invoke;

    /// <summary>Cuts received bytes into messages.</summary>
    public GedFrameReader Reader { get; } = new();

    /// <summary>Writes messages, one after another.</summary>
    public GedMessageWriter Writer { get; } = new();

    /// <summary>The protocol version in use.</summary>
    public int Version { get; private set; } = GedWire.NewestVersion;

    /// <summary>Another version from now on.</summary>
    public void Use(int version) => Version = Reader.Version = Writer.Version = version;

    /// <summary>An invoke identifier that no request of this link had before; never zero.</summary>
    public uint NextInvoke() => ++_invoke == 0 ? ++_invoke : _invoke;
}
