using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>
/// The calls of one link, by the switch's identifier of now and by the name under which they were told. Survives an outage of the link, so that
/// the snapshot after it can tell which ended. Never more than a number of them. Link's thread only.
/// </summary>
/// <param name="most">The most calls kept; beyond it the oldest is forgotten.</param>
internal sealed class GedCalls(int most)
{
    private const string DynamicMark = "dynamic:";
    private const string NoneMark = "none:";
    private const string StaticMark = "static:";

    // How many ended calls are remembered, so that late repetitions of their end are not taken for contradictions.
    private const int Remembered = 4096;

    private readonly Dictionary<uint, GedCall> _byWire = [];
    private readonly Dictionary<string, GedCall> _byNative = [];
    private readonly Dictionary<uint, DateTimeOffset> _ended = [];
    private readonly Queue<(uint Id, DateTimeOffset At)> _endedOrder = new();

    // The connection that a device put on hold last: the one that a consultation of it belongs to.
    private readonly Dictionary<string, GedConnection> _held = [];

    // The calls in the order in which they began to be known: a dictionary has none once something was removed from it.
    private GedCall? _oldest;

    public int Count { get; private set; }

    /// <summary>The most calls kept.</summary>
    public int Most => most;

    /// <summary>What is done with the oldest call when there are too many; it says so, and ends the call.</summary>
    public Action<GedCall>? Overflow { get; set; }

    /// <summary>The call that began to be known last; null when there is none.</summary>
    public GedCall? Newest { get; private set; }

    /// <summary>The calls, the oldest first. Not to be changed meanwhile.</summary>
    public IEnumerable<GedCall> All
    {
        get
        {
            for (var call = _oldest; call is not null; call = call.Newer)
                yield return call;
        }
    }

    public GedCall? Find(uint wireId) => _byWire.GetValueOrDefault(wireId);

    public GedCall? Find(string native) => _byNative.GetValueOrDefault(native);

    public GedConnection? Find(NativeConnection native)
    {
        if (Find(native.CallId) is not { } call)
            return null;
        foreach (var connection in call.Connections)
        {
            if (connection.Native.DeviceId == native.DeviceId)
                return connection;
        }
        return null;
    }

    public bool HasEnded(uint wireId) => _ended.ContainsKey(wireId);

    /// <summary>Forgets the oldest calls until there is room for some more.</summary>
    public void MakeRoom(int calls, DateTimeOffset now)
    {
        while (Count > Math.Max(0, most - calls) && _oldest is { } oldest)
        {
            Overflow?.Invoke(oldest);
            End(oldest, now);
        }
    }

    /// <summary>A call that was not known; the oldest is forgotten when there are too many.</summary>
    public GedCall Add(uint wireId, DateTimeOffset now)
    {
        if (Count >= most)
            MakeRoom(1, now);
        var name = wireId.ToString(CultureInfo.InvariantCulture);
        // The name still belongs to a call whose identifier changed, or to one that ended a moment ago: another of that name would be taken for it.
        var taken = _byNative.ContainsKey(name) || (_ended.TryGetValue(wireId, out var at) && now - at < TimeSpan.FromSeconds(10));
        for (var number = 2; taken; number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{wireId}/{number}");
            taken = _byNative.ContainsKey(name);
        }
        var call = new GedCall(wireId, name) { Older = Newest };
        if (Newest is { } last)
            last.Newer = call;
        else
            _oldest = call;
        Newest = call;
        Count++;
        _byWire[wireId] = call;
        _byNative[name] = call;
        return call;
    }

    /// <summary>The switch calls it otherwise from now on.</summary>
    public void Rename(GedCall call, uint wireId)
    {
        _byWire.Remove(call.WireId);
        call.WireId = wireId;
        _byWire[wireId] = call;
    }

    /// <summary>A connection that was not known; its name is made once and stays.</summary>
    public static GedConnection Add(GedCall call, uint type, string? deviceId, string? number)
    {
        var half = deviceId is null ? "@" + number : Half(type, deviceId);
        for (var copy = 2; Taken(call, half); copy++)
            half = string.Create(CultureInfo.InvariantCulture, $"{(deviceId is null ? "@" + number : Half(type, deviceId))}/{copy}");
        var connection = new GedConnection(call, new NativeConnection(call.Native, half))
        {
            Type = (ushort)type,
            DeviceId = deviceId,
            Number = number,
        };
        call.Connections.Add(connection);
        return connection;
    }

    public void Held(GedConnection connection)
    {
        if (connection.Number is { } number)
            _held[number] = connection;
    }

    /// <summary>The connection that a device holds, or null.</summary>
    public GedConnection? HeldBy(string? number) => number is null ? null : _held.GetValueOrDefault(number);

    public void NoLongerHeld(GedConnection connection)
    {
        if (connection.Number is { } number && _held.TryGetValue(number, out var held) && held == connection)
            _held.Remove(number);
    }

    public void End(GedConnection connection, DateTimeOffset now)
    {
        NoLongerHeld(connection);
        connection.Call.Connections.Remove(connection);
        connection.Call.HasEnded(connection, now.UtcTicks / TimeSpan.TicksPerMillisecond);
    }

    /// <summary>The call is over; does nothing when it was over already.</summary>
    public void End(GedCall call, DateTimeOffset now)
    {
        if (_byNative.GetValueOrDefault(call.Native) != call)
            return;
        Unlink(call);
        foreach (var connection in call.Connections)
            NoLongerHeld(connection);
        call.Connections.Clear();
        if (_byWire.TryGetValue(call.WireId, out var known) && known == call)
            _byWire.Remove(call.WireId);
        _byNative.Remove(call.Native);
        _ended[call.WireId] = now;
        _endedOrder.Enqueue((call.WireId, now));
        while (_endedOrder.Count > Remembered)
        {
            var (id, at) = _endedOrder.Dequeue();
            if (_ended.TryGetValue(id, out var last) && last == at)
                _ended.Remove(id);
        }
    }

    private void Unlink(GedCall call)
    {
        if (call.Older is { } older)
            older.Newer = call.Newer;
        else
            _oldest = call.Newer;
        if (call.Newer is { } newer)
            newer.Older = call.Older;
        else
            Newest = call.Older;
        (call.Older, call.Newer) = (null, null);
        Count--;
    }

    /// <summary>
    /// The device half of a connection's name: the identifier itself when it is static, with its kind before it when it is not, so that the name
    /// tells all that is needed to echo it.
    /// </summary>
    public static string Half(uint type, string deviceId) =>
        type switch
        {
            (uint)ConnectionDeviceIDType.Static when !IsMarked(deviceId) => deviceId,
            (uint)ConnectionDeviceIDType.Static => StaticMark + deviceId,
            (uint)ConnectionDeviceIDType.Dynamic => DynamicMark + deviceId,
            _ => NoneMark + deviceId,
        };

    private static bool IsMarked(string deviceId) =>
        deviceId.StartsWith(DynamicMark, StringComparison.Ordinal)
        || deviceId.StartsWith(NoneMark, StringComparison.Ordinal)
        || deviceId.StartsWith(StaticMark, StringComparison.Ordinal)
        || deviceId.StartsWith('@');

    private static bool Taken(GedCall call, string half)
    {
        foreach (var connection in call.Connections)
        {
            if (connection.Native.DeviceId == half)
                return true;
        }
        return false;
    }
}
