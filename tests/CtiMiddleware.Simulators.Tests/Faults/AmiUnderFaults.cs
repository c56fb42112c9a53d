using System.Text;
using CtiMiddleware.Simulators.Switch.Asterisk;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Hosting;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Tests.Faults;

/// <summary>An AMI face in virtual time behind a port whose far end is in memory, with one client that is logged in: what it hears, when, and how the link ends.</summary>
internal sealed class AmiUnderFaults : ILinkEnd
{
    private readonly List<(TimeSpan At, string Text)> _pieces = [];
    private int _lastAction;

    public AmiUnderFaults(bool login = true, long bufferBytes = 1 << 20)
    {
        Kernel = new SimulationKernel(seed: 3, SwitchRig.Start);
        Engine = new PbxEngine(Kernel, SwitchRig.Phones());
        Face = new AmiFace(Engine, new AmiFaceOptions());
        Port = new FacePort(Face, bufferBytes);
        Link = Port.Connect(this);
        if (login)
        {
            Send("Login", ("Username", "cti"), ("Secret", "ctisecret"));
            Clear();
        }
    }

    public SimulationKernel Kernel { get; }
    public PbxEngine Engine { get; }
    public AmiFace Face { get; }
    public FacePort Port { get; }
    public FaultedLink Link { get; private set; }

    /// <summary>What ended the connection; null while it is up.</summary>
    public string? Ended { get; private set; }

    /// <summary>What arrived, piece by piece, since the last clearing.</summary>
    public IReadOnlyList<(TimeSpan At, string Text)> Pieces => _pieces;

    public string Text => string.Concat(_pieces.Select(static piece => piece.Text));

    /// <summary>The packets that arrived, by what they are.</summary>
    public IReadOnlyList<string> Names =>
        [
            .. Text.Split("\r\n\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(static packet => packet.Split("\r\n")[0])
                .Select(static line => line.Replace("Event: ", "", StringComparison.Ordinal)),
        ];

    public ActiveFault Set(FaultKind kind, Func<FaultSpec, FaultSpec>? with = null, params (string Name, string Value)[] parameters) =>
        Face.Faults.Set(
            (with ?? (static spec => spec))(
                new FaultSpec(kind) { Parameters = parameters.ToDictionary(static p => p.Name, static p => p.Value) }
            )
        );

    public string Send(string action, params (string Key, string Value)[] headers)
    {
        var id = (++_lastAction).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var text = new StringBuilder($"Action: {action}\r\nActionID: {id}\r\n");
        foreach (var (key, value) in headers)
            text.Append(key).Append(": ").Append(value).Append("\r\n");
        Link.Receive(Encoding.UTF8.GetBytes(text.Append("\r\n").ToString()));
        Kernel.RunReady();
        return id;
    }

    /// <summary>User events are events that nobody asked for, one packet each.</summary>
    public void Burst(int count)
    {
        Face.WriteBurst(count);
        Kernel.RunReady();
    }

    public void Wait(double milliseconds) => Kernel.RunFor(TimeSpan.FromMilliseconds(milliseconds));

    public void Clear() => _pieces.Clear();

    public void Reconnect()
    {
        Ended = null;
        Clear();
        Link = Port.Connect(this);
        Kernel.RunReady();
    }

    bool ILinkEnd.TryWrite(ReadOnlySpan<byte> bytes)
    {
        _pieces.Add((Kernel.Elapsed, Encoding.UTF8.GetString(bytes)));
        return true;
    }

    void ILinkEnd.Close(string reason) => Ended = $"closed: {reason}";

    void ILinkEnd.Cut(bool reset, string reason) => Ended = $"{(reset ? "reset" : "cut")}: {reason}";
}
