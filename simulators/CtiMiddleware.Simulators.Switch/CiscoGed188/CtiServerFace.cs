using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>
/// The CTI Server face of a simulated switch (Cisco GED-188): sessions with service masks and monitors, the events of calls, agents and the system,
/// requests and their confirmations. Single messages look as the published samples show them; their order is the simulator's own, held by nothing
/// outside. No sockets; everything is called on the kernel.
/// </summary>
public sealed class CtiServerFace : ISwitchFace
{
    private static readonly FaceSetting[] Shown =
    [
        .. Enum.GetValues<FaceSetting>().Where(static setting => setting != FaceSetting.NodeNumber),
    ];

    private readonly List<CtiServerSession> _sessions = [];
    private readonly CtiPeripheral _peripheral;
    private bool _isMaster = true;
    private bool _peripheralOnline = true;
    private bool _centralControllerOnline = true;
    private int _lastSession;
    private uint _lastMonitor;

    /// <summary>Puts a CTI Server before an engine, with a peripheral of its own.</summary>
    /// <param name="engine">The switch.</param>
    /// <param name="options">How it looks to clients; null for the defaults.</param>
    public CtiServerFace(PbxEngine engine, CtiServerOptions? options = null)
        : this(new CtiPeripheral(engine, options ?? new CtiServerOptions()), CtiServerSide.A) { }

    internal CtiServerFace(CtiPeripheral peripheral, CtiServerSide side)
    {
        _peripheral = peripheral;
        Side = side;
        Faults = new FaultBoard(
            peripheral.Engine.Kernel,
            Protocol,
            [
                .. FaultSets.Link,
                .. FaultSets.Messages,
                FaultKind.RefuseLogin,
                FaultKind.SilentMonitor,
                FaultKind.Quota,
                FaultKind.CallIdReuse,
            ],
            side: side.ToString()
        );
        Requests = new CtiRequests(this, peripheral);
        Random = new SplitMix64(peripheral.Engine.Kernel.DerivedSeed($"fields of {Protocol}{side}"));
        peripheral.Add(this);
    }

    /// <inheritdoc/>
    public string Protocol => "cisco-ged188";

    /// <summary>Which of a pair it is; A when it stands alone.</summary>
    public CtiServerSide Side { get; }

    /// <inheritdoc/>
    public PbxEngine Engine => _peripheral.Engine;

    /// <inheritdoc/>
    public FaultBoard Faults { get; }

    /// <inheritdoc/>
    /// <remarks>All but the node number: its messages have no field for the id among all switches.</remarks>
    public IReadOnlyCollection<FaceSetting> Shows => Shown;

    /// <inheritdoc/>
    public int Clients => _sessions.Count;

    /// <inheritdoc/>
    public long EventsSent { get; private set; }

    /// <summary>Requests taken since the start, refused ones included.</summary>
    public long RequestsTaken { get; internal set; }

    /// <summary>Messages that could not be written because a value does not fit its field; each is left out, and this should stay 0.</summary>
    public long Unwritable { get; internal set; }

    /// <summary>The first reason of <see cref="Unwritable"/>; null when there was none.</summary>
    public string? UnwritableReason { get; internal set; }

    /// <summary>
    /// False for the server of a pair that does not serve: it answers SERVER_NOT_MASTER. Setting it to false sends CTI_SERVER_OFFLINE to every client
    /// and closes.
    /// </summary>
    public bool IsMaster
    {
        get => _isMaster;
        set
        {
            _isMaster = value;
            if (!value)
                GoOffline("the other server is the master");
        }
    }

    /// <summary>Whether the server can reach the peripheral; clients are told of every change (SYSTEM_EVENT), and requests are refused meanwhile.</summary>
    public bool PeripheralOnline
    {
        get => _peripheralOnline;
        set
        {
            if (_peripheralOnline == value)
                return;
            _peripheralOnline = value;
            Broadcast(
                _peripheral.SystemMessage(
                    value ? SystemEventID.PeripheralOnline : SystemEventID.PeripheralOffline,
                    Status,
                    _peripheral.Options.PeripheralId
                )
            );
        }
    }

    /// <summary>Whether the central controller answers; clients are told of every change (SYSTEM_EVENT).</summary>
    public bool CentralControllerOnline
    {
        get => _centralControllerOnline;
        set
        {
            if (_centralControllerOnline == value)
                return;
            _centralControllerOnline = value;
            Broadcast(
                _peripheral.SystemMessage(value ? SystemEventID.CentralControllerOnline : SystemEventID.CentralControllerOffline, Status)
            );
        }
    }

    internal CtiServerOptions Options => _peripheral.Options;
    internal CtiPeripheral Peripheral => _peripheral;
    internal CtiRequests Requests { get; }
    internal SimulationKernel Kernel => Engine.Kernel;
    internal SplitMix64 Random { get; }
    internal IReadOnlyList<CtiServerSession> Sessions => _sessions;

    internal PGStatusCode Status =>
        (_peripheralOnline ? PGStatusCode.None : PGStatusCode.PeripheralOffline)
        | (_centralControllerOnline ? PGStatusCode.None : PGStatusCode.CcDown);

    /// <summary>Monitors that clients asked for and have now.</summary>
    public int Monitors =>
        _sessions.Sum(static session =>
            session.Monitors.Count(static monitor => monitor.Kind is CtiMonitorKind.Device or CtiMonitorKind.Call)
        );

    /// <inheritdoc/>
    public IFaceSession Connect(IFaceOutput output)
    {
        var session = new CtiServerSession(this, output, ++_lastSession);
        _sessions.Add(session);
        return session;
    }

    /// <inheritdoc/>
    public void Restart(bool cold)
    {
        GoOffline("the server restarts");
        if (!cold)
            return;
        _peripheral.Clear();
        _lastMonitor = 0;
    }

    internal void Disconnected(CtiServerSession session) => _sessions.Remove(session);

    internal uint NewMonitorId() => ++_lastMonitor;

    /// <summary>Gives a call event to every client that hears the connection.</summary>
    internal void Offer(CtiConnection viewpoint, CallEventMessageMask kind, CtiServerMessage message)
    {
        EventsSent++;
        for (var i = 0; i < _sessions.Count; i++)
        {
            var session = _sessions[i];
            session.Offer(viewpoint, kind, message, _peripheral);
            // A client closed for being slow leaves the list under our feet.
            if (i < _sessions.Count && !ReferenceEquals(_sessions[i], session))
                i--;
        }
    }

    /// <summary>Gives an event that belongs to no call yet to those who hear everything.</summary>
    internal void OfferUnbound(CallEventMessageMask kind, CtiServerMessage message)
    {
        EventsSent++;
        foreach (var session in _sessions.ToArray())
            session.OfferUnbound(kind, message);
    }

    internal void OfferAgent(string seat, AgentStateMask kind, CtiServerMessage message)
    {
        EventsSent++;
        foreach (var session in _sessions.ToArray())
            session.OfferAgent(seat, kind, message);
    }

    /// <summary>Gives a system event to every open session.</summary>
    internal void Broadcast(CtiServerMessage message)
    {
        EventsSent++;
        foreach (var session in _sessions.ToArray())
            session.Tell(message);
    }

    internal void Gone(CtiCall call)
    {
        foreach (var session in _sessions)
            session.Gone(call);
    }

    internal void SessionOpened(CtiServerSession session) =>
        TellWatchers(
            session,
            new CtiServerMessage()
                .Begin(MessageType.ClientSessionOpenedEvent)
                .Set(Field.SessionID, (uint)session.Number)
                .Set(Field.PeripheralID, Options.PeripheralId)
                .Set(Field.ServiceGranted, (uint)session.Services)
                .Set(Field.ClientPort, 0)
        );

    internal void SessionClosed(CtiServerSession session) =>
        TellWatchers(
            session,
            new CtiServerMessage()
                .Begin(MessageType.ClientSessionClosedEvent)
                .Set(Field.SessionID, (uint)session.Number)
                .Set(Field.PeripheralID, Options.PeripheralId)
                .Set(Field.StatusCode, (uint)(session.CloseReason is null ? StatusCode.ClientDisconnected : StatusCode.NoError))
                .Set(Field.ClientPort, 0)
        );

    /// <summary>Clients with CLIENT_MONITOR hear of others that come and go.</summary>
    private void TellWatchers(CtiServerSession about, CtiServerMessage message)
    {
        message
            .Text(Tag.ClientId, about.ClientId)
            .Text(Tag.ClientSignature, about.ClientSignature)
            .Text(Tag.AgentExtension, about.Instrument)
            .Text(Tag.AgentInstrument, about.Instrument);
        foreach (var session in _sessions.ToArray())
        {
            if (!ReferenceEquals(session, about) && session.Services.HasFlag(CtiServiceMask.ClientMonitor))
                session.Tell(message);
        }
    }

    private void GoOffline(string reason)
    {
        foreach (var session in _sessions.ToArray())
            session.Fail(StatusCode.CtiServerOffline, reason);
    }
}
