using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>One call of the peripheral, as far as the messages told it. Mutable; link's thread only.</summary>
/// <param name="wireId">ConnectionCallID.</param>
/// <param name="native">The name under which it is told to the runtime.</param>
internal sealed class GedCall(uint wireId, string native)
{
    private const int Remembered = 8;

    private readonly List<(ushort Type, string? DeviceId, string? Number, long At)> _ended = [];

    /// <summary>ConnectionCallID as the switch uses it now.</summary>
    public uint WireId { get; set; } = wireId;

    /// <summary>The name it was told under; stays when the switch changes the identifier.</summary>
    public string Native { get; } = native;

    /// <summary>The call that began to be known before it; null for the first. <see cref="GedCalls"/> keeps it.</summary>
    public GedCall? Older { get; set; }

    /// <summary>The call that began to be known after it; null for the last. <see cref="GedCalls"/> keeps it.</summary>
    public GedCall? Newer { get; set; }

    /// <summary>Its connections, in the order in which they were seen.</summary>
    public List<GedConnection> Connections { get; } = new(3);

    /// <summary>The peripheral that reports it.</summary>
    public uint Peripheral { get; set; } = GedWire.Unknown;

    /// <summary>The kind of call; null when not told.</summary>
    public GedCallType? Type { get; set; }

    /// <summary>The caller's number (ANI), or null.</summary>
    public string? Ani { get; set; }

    /// <summary>What was dialled (DNIS or DialedNumber), or null.</summary>
    public string? Dialled { get; set; }

    /// <summary>The caller as an event named it.</summary>
    public PartyDevice Calling { get; set; } = PartyDevice.NotKnown;

    /// <summary>The called device as an event named it first.</summary>
    public PartyDevice Called { get; set; } = PartyDevice.NotKnown;

    /// <summary>The name of the call that it consults for, or null (field rule 7).</summary>
    public string? Parent { get; set; }

    /// <summary>The router's key of the call or its reference, which span switches (field rule 6); null when not told.</summary>
    public string? Linkage { get; set; }

    /// <summary>An event of it was told, so the runtime knows it.</summary>
    public bool Announced { get; set; }

    /// <summary>Attached data that came before the first event that shows the call; null when there are none.</summary>
    public Dictionary<string, string?>? Pending { get; set; }

    /// <summary>A digest of the attached data told last.</summary>
    public ulong DataDigest { get; set; }

    /// <summary>A digest of the merge told last, so that it is told once.</summary>
    public ulong MergeDigest { get; set; }

    /// <summary>The number of the snapshot during which it was seen last.</summary>
    public long SeenIn { get; set; }

    /// <summary>The connection that was concluded for a caller from outside, who has none in any message; null for none.</summary>
    public GedConnection? Outside { get; set; }

    /// <summary>
    /// The connections whose association with this client was told to begin and not to end: a server tells it once for the call, or once for each
    /// connection that it reports.
    /// </summary>
    public List<(uint Type, string Id)> Brackets { get; } = new(2);

    /// <summary>The association of a connection begins.</summary>
    public void Open(uint type, string? id)
    {
        if (id is not null && !Brackets.Contains((type, id)) && Brackets.Count < GedLimits.MaxConnections)
            Brackets.Add((type, id));
    }

    /// <summary>A connection ended: a late repetition of what happened to it must not begin it anew (field rule 29).</summary>
    public void HasEnded(GedConnection connection, long now)
    {
        if (_ended.Count == Remembered)
            _ended.RemoveAt(0);
        _ended.Add((connection.Type, connection.DeviceId, connection.Number, now));
    }

    /// <summary>Whether a connection with these identifiers, or of this device, ended since a moment.</summary>
    public bool HasEnded(uint type, string? deviceId, string? number, long since)
    {
        foreach (var ended in _ended)
        {
            if (
                ended.At >= since
                && (
                    (deviceId is not null && ended.Type == type && ended.DeviceId == deviceId)
                    || (number is not null && ended.Number == number)
                )
            )
                return true;
        }
        return false;
    }

    /// <summary>The connection with these identifiers, or null.</summary>
    public GedConnection? Find(uint type, string? deviceId)
    {
        foreach (var connection in Connections)
        {
            if (connection.Type == type && connection.DeviceId is { } id && id == deviceId)
                return connection;
        }
        return null;
    }

    /// <summary>The connection of a device, or null.</summary>
    public GedConnection? FindNumber(string? number)
    {
        if (number is null)
            return null;
        foreach (var connection in Connections)
        {
            if (connection.Number == number)
                return connection;
        }
        return null;
    }
}
