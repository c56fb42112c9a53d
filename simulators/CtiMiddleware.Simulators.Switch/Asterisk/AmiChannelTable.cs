using System.Globalization;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>All channels and bridges of the simulated Asterisk, with the names and ids that Asterisk would give them.</summary>
internal sealed class AmiChannelTable(SimulationKernel kernel, AmiFaceOptions options, FaultBoard faults)
{
    private readonly Dictionary<string, AmiChannel> _byName = [];
    private readonly SortedDictionary<long, AmiChannel> _byAge = [];
    private readonly Dictionary<PbxLeg, AmiChannel> _byLeg = [];
    private readonly List<AmiBridge> _bridges = [];
    private string? _lastEnded;
    private long _lastUnique;
    private uint _lastSip;
    private uint _lastLocal;

    public IReadOnlyCollection<AmiChannel> All => _byAge.Values;

    public IReadOnlyList<AmiBridge> Bridges => _bridges;

    public AmiChannel? Find(string name) => _byName.GetValueOrDefault(name) ?? FindByUniqueid(name);

    public AmiChannel? Of(PbxLeg leg) => _byLeg.GetValueOrDefault(leg);

    public AmiChannel CreateSip(PbxLeg leg, AmiChannel? linkedTo, string? uniqueid = null)
    {
        var trunk = leg.Device is Trunk;
        var channel = Create($"PJSIP/{leg.Device.Number}-{_lastSip++:x8}", linkedTo, local: false, uniqueid);
        channel.Device = leg.Device;
        channel.CallerNumber = leg.Number;
        channel.CallerName = leg.Name;
        channel.Context = trunk ? options.TrunkContext : options.Context;
        Map(leg, channel);
        return channel;
    }

    public (AmiChannel One, AmiChannel Two) CreateLocal(string exten, AmiChannel linkedTo)
    {
        var name = $"Local/{exten}@{options.Context}-{_lastLocal++:x8}";
        var one = Create(name + ";1", linkedTo, local: true, uniqueid: null);
        var two = Create(name + ";2", linkedTo, local: true, uniqueid: null);
        one.Context = two.Context = options.Context;
        one.Exten = two.Exten = exten;
        two.State = AmiChannel.Ring;
        two.RunsDialplan = true;
        return (one, two);
    }

    /// <summary>Lets a channel stand for one more leg.</summary>
    public void Map(PbxLeg leg, AmiChannel channel)
    {
        _byLeg[leg] = channel;
        channel.Legs.Add(leg);
    }

    /// <summary>A leg is gone. True when it was its channel's last one.</summary>
    public bool Unmap(PbxLeg leg, out AmiChannel? channel)
    {
        if (!_byLeg.Remove(leg, out channel))
        {
            return false;
        }
        channel.Legs.Remove(leg);
        return channel.Legs.Count == 0;
    }

    public void Remove(AmiChannel channel)
    {
        channel.Dead = true;
        _lastEnded = channel.Uniqueid;
        _byName.Remove(channel.Name);
        _byAge.Remove(channel.Order);
    }

    public AmiBridge CreateBridge(string type = "basic", string creator = "", string name = "", bool permanent = false)
    {
        var (a, b) = (kernel.Random.Next(), kernel.Random.Next());
        // A version 4 UUID like Asterisk's, from the seeded generator.
        a = (a & 0xFFFFFFFFFFFF0FFF) | 0x4000;
        b = (b & 0x3FFFFFFFFFFFFFFF) | 0x8000000000000000;
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{a >> 32:x8}-{(a >> 16) & 0xFFFF:x4}-{a & 0xFFFF:x4}-{b >> 48:x4}-{b & 0xFFFFFFFFFFFF:x12}"
        );
        var bridge = new AmiBridge(id, type, creator, name) { Permanent = permanent };
        _bridges.Add(bridge);
        return bridge;
    }

    public void Remove(AmiBridge bridge) => _bridges.Remove(bridge);

    public void Clear()
    {
        foreach (var channel in _byAge.Values)
        {
            channel.Dead = true;
        }
        _byName.Clear();
        _byAge.Clear();
        _byLeg.Clear();
        _bridges.Clear();
        _lastUnique = 0;
        _lastSip = _lastLocal = 0;
    }

    private AmiChannel Create(string name, AmiChannel? linkedTo, bool local, string? uniqueid)
    {
        var order = _lastUnique++;
        uniqueid ??= UsedBefore(linkedTo, local);
        uniqueid ??= string.Create(CultureInfo.InvariantCulture, $"{kernel.Now.ToUnixTimeSeconds()}.{order}");
        var channel = new AmiChannel(name, uniqueid, linkedTo?.Linkedid ?? uniqueid, kernel.Now, order)
        {
            IsLocal = local,
            LinkedOrder = linkedTo?.LinkedOrder ?? order,
        };
        _byName.Add(name, channel);
        _byAge.Add(order, channel);
        return channel;
    }

    /// <summary>The fault of an id used again (field rule 1): the first channel of a call gets that of the last one that ended, or the oldest that lives.</summary>
    private string? UsedBefore(AmiChannel? linkedTo, bool local)
    {
        if (linkedTo is not null || local || faults.InForce(FaultKind.CallIdReuse) is not { } fault)
        {
            return null;
        }
        var used = fault.Spec.Text("live") == "true" ? _byAge.Values.FirstOrDefault()?.Uniqueid : _lastEnded;
        // Without an id to use again there is no occasion.
        return used is not null && faults.Strike(FaultKind.CallIdReuse, FaultDirection.Out, "Newchannel") is not null ? used : null;
    }

    private AmiChannel? FindByUniqueid(string uniqueid) => _byAge.Values.FirstOrDefault(channel => channel.Uniqueid == uniqueid);
}
