using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>Device, extension and mailbox states. States settle after the calls: they are told once the engine's work item is done.</summary>
public sealed partial class AmiFace
{
    private readonly Dictionary<PbxDevice, string> _deviceStates = [];
    private readonly Dictionary<GroupMember, (string State, bool Serving, int Taken)> _memberStates = [];
    private readonly Dictionary<AgentGroup, string> _groupStates = [];
    private readonly List<PbxDevice> _touched = [];
    private readonly HashSet<PbxDevice> _touchedOnce = [];

    internal string DeviceState(PbxDevice device)
    {
        if (!device.InService)
        {
            return "UNAVAILABLE";
        }
        var (ringing, active, held) = (false, false, false);
        foreach (var leg in device.Legs)
        {
            if (Table.Of(leg) is not { } channel)
            {
                continue;
            }
            switch (channel.State)
            {
                case AmiChannel.Ringing:
                    ringing = true;
                    break;
                case AmiChannel.Up or AmiChannel.Ring:
                    active |= !channel.HeldByPeer;
                    held |= channel.HeldByPeer;
                    break;
            }
        }
        return (ringing, active || held) switch
        {
            (true, true) => "RINGINUSE",
            (true, false) => "RINGING",
            (false, false) => "NOT_INUSE",
            _ => active ? "INUSE" : "ONHOLD",
        };
    }

    internal static (int Status, string Text) ExtensionState(string state) =>
        state switch
        {
            "INUSE" => (1, "InUse"),
            "BUSY" => (2, "Busy"),
            "UNAVAILABLE" => (4, "Unavailable"),
            "RINGING" => (8, "Ringing"),
            "RINGINUSE" => (9, "InUse&Ringing"),
            "ONHOLD" => (16, "Hold"),
            _ => (0, "Idle"),
        };

    private void ResetStates()
    {
        _deviceStates.Clear();
        _memberStates.Clear();
        _groupStates.Clear();
        _touched.Clear();
        _touchedOnce.Clear();
        foreach (var member in Engine.Groups.SelectMany(group => group.Members))
        {
            _memberStates[member] = (DeviceState(member.Station), member.Serving, member.CallsTaken);
        }
        foreach (var group in Engine.Groups)
        {
            _groupStates[group] = Availability(group);
        }
    }

    private void Touch(AmiChannel channel)
    {
        if (channel.Device is { } device)
        {
            Touch(device);
        }
    }

    private void Touch(PbxDevice device)
    {
        if (!_touchedOnce.Add(device))
        {
            return;
        }
        if (_touched.Count == 0)
        {
            Kernel.Post(TellStates);
        }
        _touched.Add(device);
    }

    private void TellStates()
    {
        for (var i = 0; i < _touched.Count; i++)
        {
            TellState(_touched[i]);
        }
        _touched.Clear();
        _touchedOnce.Clear();
    }

    private void TellState(PbxDevice device)
    {
        var state = DeviceState(device);
        var known = _deviceStates.GetValueOrDefault(device, "NOT_INUSE");
        if (state != known)
        {
            _deviceStates[device] = state;
            if (device is Station && Options.Noise.HasFlag(AmiNoise.States))
            {
                var (status, text) = ExtensionState(state);
                Event("ExtensionStatus", AmiPrivilege.Call)
                    .Add("Exten", device.Number)
                    .Add("Context", Options.Context)
                    .Add("Hint", $"PJSIP/{device.Number}")
                    .Add("Status", status)
                    .Add("StatusText", text);
                Publish(AmiPrivilege.Call);
            }
            DeviceStateChange($"PJSIP/{device.Number}", state);
        }
        if (device is not Station station)
        {
            return;
        }
        foreach (var member in station.Memberships)
        {
            var now = (state, member.Serving, member.CallsTaken);
            if (!_memberStates.TryGetValue(member, out var was))
            {
                // QueueMemberAdded has just told it.
                _memberStates[member] = now;
            }
            else if (was != now)
            {
                _memberStates[member] = now;
                Member("QueueMemberStatus", member);
            }
            var available = Availability(member.Group);
            if (_groupStates.GetValueOrDefault(member.Group) != available)
            {
                _groupStates[member.Group] = available;
                DeviceStateChange($"Queue:{member.Group.Name}_avail", available);
            }
        }
    }

    internal string Availability(AgentGroup group) =>
        group.Members.Any(member => member.Ready && DeviceState(member.Station) == "NOT_INUSE") ? "NOT_INUSE" : "INUSE";

    private void QueueState(AgentGroup group, bool waiting) => DeviceStateChange($"Queue:{group.Name}", waiting ? "RINGING" : "NOT_INUSE");

    private void DeviceStateChange(string device, string state)
    {
        if (!Options.Noise.HasFlag(AmiNoise.States))
        {
            return;
        }
        Event("DeviceStateChange", AmiPrivilege.Call).Add("Device", device).Add("State", state);
        Publish(AmiPrivilege.Call);
    }

    private void OnMailboxChanged(PbxEvent.MailboxChanged e)
    {
        DeviceStateChange($"MWI:{e.Station.Number}@default", e.Station.NewMessages > 0 ? "INUSE" : "NOT_INUSE");
        Event("MessageWaiting", AmiPrivilege.Call)
            .Add("Mailbox", $"{e.Station.Number}@default")
            .Add("Waiting", e.Station.NewMessages > 0 ? 1 : 0)
            .Add("New", e.Station.NewMessages)
            .Add("Old", e.Station.OldMessages);
        Publish(AmiPrivilege.Call);
    }

    private void OnServiceChanged(PbxEvent.ServiceChanged e)
    {
        Event("PeerStatus", AmiPrivilege.System)
            .Add("ChannelType", "PJSIP")
            .Add("Peer", $"PJSIP/{e.Device.Number}")
            .Add("PeerStatus", e.Device.InService ? "Reachable" : "Unreachable");
        Publish(AmiPrivilege.System);
        Event("ContactStatus", AmiPrivilege.System)
            .Add("URI", $"sip:{e.Device.Number}@127.0.0.1")
            .Add("ContactStatus", e.Device.InService ? "NonQualified" : "Removed")
            .Add("AOR", e.Device.Number)
            .Add("EndpointName", e.Device.Number)
            .Add("RoundtripUsec", 0);
        Publish(AmiPrivilege.System);
        Touch(e.Device);
    }
}
