using System.Buffers;
using System.Text;
using CtiMiddleware.Simulators.Switch.Asterisk;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>A simulated Asterisk in memory under virtual time, with one client that is logged in.</summary>
internal sealed class SwitchRig
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 24, 31, TimeSpan.Zero);

    private readonly ArrayBufferWriter<byte> _output = new(1 << 16);
    private int _lastAction;

    public SwitchRig(SwitchProfile? profile = null, AmiFaceOptions? options = null, ulong seed = 1, bool login = true)
    {
        Kernel = new SimulationKernel(seed, Start);
        Engine = new PbxEngine(Kernel, profile ?? Phones());
        Face = new AmiFace(Engine, options ?? new AmiFaceOptions());
        Session = Face.Connect(_output);
        if (login)
        {
            Send("Login", ("Username", "cti"), ("Secret", "ctisecret"));
            Drain();
        }
    }

    public SimulationKernel Kernel { get; }
    public PbxEngine Engine { get; }
    public AmiFace Face { get; }
    public AmiFaceSession Session { get; }

    /// <summary>The telephones of the recordings: nobody answers by himself.</summary>
    public static SwitchProfile Phones() =>
        new SwitchProfile().AddStations(1001, 6).AddTrunk("carrier").AddGroup("610", "support").AddRoom("620", "5000");

    public Station Phone(string number) => Engine.FindStation(number)!;

    /// <summary>The newest leg of a telephone.</summary>
    public PbxLeg Leg(string number) => Phone(number).Legs[^1];

    /// <summary>The name of the channel of a telephone's newest leg.</summary>
    public string Channel(string number) => Face.Table.Of(Leg(number))!.Name;

    public void Wait(double seconds) => Kernel.RunFor(TimeSpan.FromSeconds(seconds));

    public void Ready() => Kernel.RunReady();

    /// <summary>Sends an action and lets the switch react, without letting time pass.</summary>
    public void Send(string action, params (string Key, string Value)[] headers)
    {
        var text = new StringBuilder($"Action: {action}\r\nActionID: {++_lastAction}\r\n");
        foreach (var (key, value) in headers)
        {
            text.Append(key).Append(": ").Append(value).Append("\r\n");
        }
        Session.Receive(Encoding.UTF8.GetBytes(text.Append("\r\n").ToString()));
        Ready();
    }

    /// <summary>What the switch wrote since the last look.</summary>
    public byte[] Drain()
    {
        var bytes = _output.WrittenSpan.ToArray();
        _output.ResetWrittenCount();
        return bytes;
    }

    public string DrainText() => Encoding.UTF8.GetString(Drain());

    public string[] Tell(params string[] also) => Story.Tell(Drain(), also);

    /// <summary>Sends an action and gives the headers of its response, with what else came before the next look lost.</summary>
    public List<(string Key, string Value)> Ask(string action, params (string Key, string Value)[] headers)
    {
        Drain();
        Send(action, headers);
        return Story.Packets(Drain()).First(p => p[0].Key == "Response");
    }

    /// <summary>A talks to B, both by their own hands.</summary>
    public void Talk(string a, string b)
    {
        Engine.Dial(Phone(a), b);
        Wait(0.5);
        Engine.Answer(Leg(b));
        Ready();
    }
}
