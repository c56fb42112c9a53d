using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Adapters.Tests.AsteriskAmi;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.Tests.ChannelModel;

/// <summary>The call model alone, told what happens in short words: a channel is named by its identifier, <c>a</c> of device <c>1001</c>.</summary>
public sealed class ModelRig : IChannelModelOutput
{
    private readonly List<SwitchEvent> _events = [];
    private int _told;

    public ModelRig() =>
        Model = new CallModel(
            new DeviceMap([new DeviceRule("^PJSIP/(trunk-.*)$", "$1", DeviceCategory.Trunk), .. DeviceMap.Default]),
            this
        );

    public CallModel Model { get; }

    public List<string> Anomalies { get; } = [];

    public IReadOnlyList<SwitchEvent> Events => _events;

    public bool SettleTimerRuns { get; private set; }

    public void Emit(SwitchEvent switchEvent) => _events.Add(switchEvent);

    public void Anomaly(AnomalyKind kind, string detail) => Anomalies.Add($"{kind}: {detail}");

    public void StartSettleTimer() => SettleTimerRuns = true;

    /// <summary>All events since the last time, as a story in which calls keep their names.</summary>
    public void Tells(params string[] lines)
    {
        var story = Story.Of(_events).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(string.Join('\n', lines), string.Join('\n', story.Skip(_told)));
        _told = story.Length;
    }

    /// <summary>Leaves out what was told until now.</summary>
    public ModelRig Skip()
    {
        _told = _events.Count;
        return this;
    }

    /// <summary>The endpoint calls the switch.</summary>
    public ModelRig Calls(string id, string device, string exten, string? linked = null)
    {
        Model.ChannelCreated(id, Name(id, device), ChannelState.Ring, device, "", exten, linked ?? id);
        return this;
    }

    /// <summary>The switch begins to call an endpoint, in the name of another channel.</summary>
    public ModelRig Dials(string by, string id, string device, string exten = "")
    {
        Model.ChannelCreated(id, Name(id, device), ChannelState.Down, device, "", "s", by);
        Model.DialBegan(by, exten, id);
        return this;
    }

    public ModelRig Rings(string id)
    {
        Model.ChannelStateChanged(id, ChannelState.Ringing);
        return this;
    }

    public ModelRig Answers(string id)
    {
        Model.DialEnded(id, DialStatus.Answer, "ANSWER", "");
        return this;
    }

    public ModelRig Up(string id)
    {
        Model.ChannelStateChanged(id, ChannelState.Up);
        return this;
    }

    public ModelRig Bridge(string bridge, params string[] ids)
    {
        foreach (var id in ids)
            Model.BridgeEntered(bridge, BridgeKind.Basic, id);
        return this;
    }

    public ModelRig Room(string bridge, params string[] ids)
    {
        foreach (var id in ids)
            Model.BridgeEntered(bridge, BridgeKind.Conference, id);
        return this;
    }

    public ModelRig Leaves(string bridge, string id)
    {
        Model.BridgeLeft(bridge, id);
        return this;
    }

    public ModelRig Ends(string id, int cause = 16, string text = "Normal Clearing")
    {
        Model.HungUp(id, cause, text);
        return this;
    }

    public ModelRig Settles()
    {
        Model.Settle();
        SettleTimerRuns = false;
        return this;
    }

    /// <summary>An answered call of <paramref name="a"/> to <paramref name="b"/> in a bridge; told already.</summary>
    public ModelRig Talk(string a, string deviceA, string b, string deviceB, string bridge) =>
        Calls(a, deviceA, deviceB).Dials(a, b, deviceB).Rings(b).Answers(b).Up(a).Bridge(bridge, a, b).Skip();

    private static string Name(string id, string device) =>
        device.Contains('/', StringComparison.Ordinal) ? device : $"PJSIP/{device}-{id}";
}
