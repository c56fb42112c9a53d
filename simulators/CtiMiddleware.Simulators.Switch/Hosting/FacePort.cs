using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Hosting;

/// <summary>
/// A face where clients reach it, without the medium: its connections, whether it listens, and the faults that happen at once (reset, restart,
/// clock jump). The host over TCP and the rig in memory are thin layers below it. Called on the kernel.
/// </summary>
public sealed class FacePort
{
    private readonly List<FaultedLink> _links = [];
    private readonly List<ActiveFault> _outages = [];
    private readonly long _limit;
    private bool _down;
    private int _absences;
    private bool _wasListening = true;

    /// <summary>Makes a port that listens and has no clients.</summary>
    /// <param name="face">The face; its board is heard from now on.</param>
    /// <param name="bufferBytes">Bytes that faults may hold up in each direction of one connection.</param>
    public FacePort(ISwitchFace face, long bufferBytes = 64 << 20)
    {
        Face = face;
        _limit = bufferBytes;
        RestartSwitch = cold =>
        {
            if (cold)
                Face.Engine.DropAllCalls();
            Face.Restart(cold);
        };
        face.Faults.OnHappens(Happened);
        face.Faults.OnChanged(Changed);
    }

    /// <summary>The face.</summary>
    public ISwitchFace Face { get; }

    /// <summary>The connections that are up.</summary>
    public IReadOnlyList<FaultedLink> Links => _links;

    /// <summary>Clients closed because they did not read.</summary>
    public long Overruns { get; private set; }

    /// <summary>Out of reach by hand: connections are refused, those that are up stay.</summary>
    public bool IsDown
    {
        get => _down;
        set
        {
            _down = value;
            Changed();
        }
    }

    /// <summary>Whether new connections are accepted.</summary>
    public bool IsListening => !_down && _absences == 0 && _outages.Count == 0;

    /// <summary>Told when <see cref="IsListening"/> has changed.</summary>
    public Action<bool>? ListeningChanged { get; set; }

    /// <summary>Restarts the switch behind the face, cold or warm; a host with several faces restarts them all.</summary>
    public Action<bool> RestartSwitch { get; set; }

    /// <summary>The other ports of the switch: a restart that one face's fault asks for closes them all.</summary>
    internal IReadOnlyList<FacePort> Others { get; set; } = [];

    private SimulationKernel Kernel => Face.Engine.Kernel;

    /// <summary>A client has connected: the face greets it.</summary>
    public FaultedLink Connect(ILinkEnd end)
    {
        var link = new FaultedLink(this, end, _limit);
        _links.Add(link);
        try
        {
            link.Begin(Face);
        }
        catch
        {
            link.PeerLeft();
            throw;
        }
        return link;
    }

    /// <summary>Cuts every connection at once.</summary>
    public void CutAll(bool reset, string reason)
    {
        foreach (var link in _links.ToArray())
            link.Cut(reset, reason);
    }

    /// <summary>Connections are refused until <see cref="EndAbsence"/>; several may overlap, and the port opens when the last has ended.</summary>
    internal void BeginAbsence()
    {
        _absences++;
        Listen();
    }

    /// <summary>One absence is over.</summary>
    internal void EndAbsence()
    {
        _absences--;
        Listen();
    }

    internal void Left(FaultedLink link) => _links.Remove(link);

    internal void Overran() => Overruns++;

    private void Happened(ActiveFault fault)
    {
        if (fault.Spec is { For: not null, Kind: FaultKind.Reset or FaultKind.Restart })
            Refuse(fault);
        if (fault.Spec is { For: not null, Kind: FaultKind.Restart })
        {
            foreach (var other in Others)
                other.Refuse(fault);
        }
        switch (fault.Spec.Kind)
        {
            case FaultKind.Reset:
                Reset(fault);
                break;
            case FaultKind.Restart:
                fault.Count();
                RestartSwitch(fault.Spec.Text("kind") != "warm");
                break;
            case FaultKind.ClockJump:
                fault.Count();
                Kernel.ClockOffset += TimeSpan.FromSeconds(fault.Spec.Number("seconds"));
                break;
        }
    }

    private void Reset(ActiveFault fault)
    {
        foreach (var link in _links.ToArray())
        {
            if (fault.Random.NextDouble() >= fault.Spec.Share)
                continue;
            fault.Count();
            link.Cut(reset: true, "reset by a fault");
        }
    }

    private void Refuse(ActiveFault fault)
    {
        _outages.Add(fault);
        Listen();
    }

    private void EndOutages()
    {
        _outages.RemoveAll(fault => fault.HasEnded(Kernel.Elapsed));
        Listen();
    }

    private void Changed()
    {
        EndOutages();
        // A restart closed their ports too; only this port's board tells of its end.
        foreach (var other in Others)
            other.EndOutages();
        foreach (var link in _links.ToArray())
            link.FaultsChanged();
    }

    private void Listen()
    {
        if (_wasListening == IsListening)
            return;
        _wasListening = IsListening;
        ListeningChanged?.Invoke(_wasListening);
    }
}
