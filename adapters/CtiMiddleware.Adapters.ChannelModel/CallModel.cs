using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>
/// Turns what switches with channels and bridges say (Asterisk, FreeSWITCH) into calls and connections in the sense of ECMA-269. A call is
/// the set of channels joined by dialling, by a bridge or by an internal pair; membership is sticky: a channel stays in its call until it
/// hangs up or is joined to another (docs/adr/0010). Knows no protocol. Not thread-safe: used on the switch's loop only.
/// </summary>
/// <remarks>The parts by concern: <c>CallModel.Channels</c>, <c>.Dialling</c>, <c>.Bridging</c>, <c>.Transfers</c>, <c>.Meetings</c>, <c>.Waiting</c>, <c>.Snapshot</c>, <c>.Emission</c>.</remarks>
/// <param name="devices">Finds the device behind a channel.</param>
/// <param name="output">Where results go.</param>
public sealed partial class CallModel(DeviceMap devices, IChannelModelOutput output)
{
    /// <summary>How long a merge waits for its name before it is reported as what it looks like, and a retrieve for a transfer it may be part of.</summary>
    public static readonly TimeSpan SettleAfter = TimeSpan.FromMilliseconds(50);

    // A switch that announces more channels than this at once is broken or hostile; what is beyond is reported, not tracked.
    private const int MaxChannels = 250_000;

    private readonly Dictionary<string, Channel> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bridge> _bridges = new(StringComparer.Ordinal);
    private readonly List<ModelCall> _unsettled = [];
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private readonly Queue<string> _endedOrder = new();
    private readonly Dictionary<string, string> _expected = new(StringComparer.Ordinal);
    private long _order;
    private int _secondCalls;

    /// <summary>Number of channels known now.</summary>
    public int ChannelCount => _channels.Count;

    /// <summary>Number of bridges with members now.</summary>
    public int BridgeCount => _bridges.Count;

    /// <summary>The settle timer ran out: what waits is reported as what it looks like.</summary>
    public void Settle()
    {
        while (_unsettled.Count > 0)
            Settle(_unsettled[^1]);
    }

    private Channel? Find(ReadOnlySpan<char> id) =>
        _channels.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var channel) ? channel : null;

    /// <summary>The channel of an event that needs one. A missing one is an anomaly; after its hang-up too, unless the event may trail.</summary>
    private Channel? Need(ReadOnlySpan<char> id, string what, bool mayTrail = false)
    {
        var channel = Find(id);
        if (channel is null && !(mayTrail && _ended.GetAlternateLookup<ReadOnlySpan<char>>().Contains(id)))
            output.Anomaly(AnomalyKind.UnknownObject, $"{what} for a channel that is not known: {id}");
        return channel;
    }

    private void RememberEnded(string id)
    {
        // Only to tell a trailing event from one about a channel that never was; a short memory is enough.
        if (_ended.Add(id))
            _endedOrder.Enqueue(id);
        if (_endedOrder.Count > 1024)
            _ended.Remove(_endedOrder.Dequeue());
    }

    private void SettleFor(Channel channel)
    {
        if (_unsettled.Count == 0)
            return;
        if (channel.Call is { } call && IsUnsettled(call))
            Settle(call);
        if (channel.HeldLeg is { } held && IsUnsettled(held.Call))
            Settle(held.Call);
    }

    private static bool IsUnsettled(ModelCall call) => call.Pending is not null || call.PendingRetrieve is not null;

    private void Settle(ModelCall call)
    {
        _unsettled.Remove(call);
        if (call.PendingRetrieve is { } leg)
        {
            call.PendingRetrieve = null;
            Retrieve(leg);
        }
        if (call.Pending is { } merge)
        {
            Unpend(merge);
            MergeUnnamed(merge);
        }
    }

    private void Unsettled(ModelCall call)
    {
        if (!_unsettled.Contains(call))
            _unsettled.Add(call);
        output.StartSettleTimer();
    }

    private void Unpend(PendingMerge merge)
    {
        foreach (var call in (ReadOnlySpan<ModelCall>)[merge.First, merge.Second])
        {
            if (ReferenceEquals(call.Pending, merge))
                call.Pending = null;
            if (!IsUnsettled(call))
                _unsettled.Remove(call);
        }
    }

    private ModelCall NewCall(string id, string? linkedId) => new(id, ++_order) { LinkedId = linkedId };

    /// <summary>A second call that begins with a channel that began one already: the native identifier must differ.</summary>
    private ModelCall NewSecondCall(Channel channel) => NewCall($"{channel.Id}/{++_secondCalls}", channel.LinkedId);

    private static Leg AddLeg(ModelCall call, Channel channel)
    {
        var leg = new Leg(call, channel) { DeviceHalf = channel.Id, Kind = channel.Device!.Kind };
        call.Legs.Add(leg);
        return leg;
    }

    private static void AddMember(ModelCall call, Channel channel)
    {
        channel.Call = call;
        call.Members.Add(channel);
    }

    private void Emit(ModelCall call, CallEvent callEvent)
    {
        call.Announced = true;
        output.Emit(callEvent);
    }

    private static PartyDevice Waits(Leg leg) => new(PartyStatus.Provided, leg.WaitsAt) { Category = leg.Kind };
}
