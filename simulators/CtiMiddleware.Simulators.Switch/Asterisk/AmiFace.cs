using System.Buffers;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>
/// The AMI face of a simulated switch: turns what the engine does into the channel, bridge, queue and state events that
/// Asterisk 22 sends, in the order of the recordings, and AMI actions into operations of the engine. No sockets: bytes in
/// through <see cref="AmiFaceSession.Receive"/>, bytes out through a buffer writer. Everything is called on the kernel.
/// </summary>
public sealed partial class AmiFace : IPbxObserver, ISwitchFace
{
    private static readonly FaultKind[] SupportedFaults =
    [
        .. FaultSets.Link,
        .. FaultSets.Messages,
        FaultKind.RefuseLogin,
        FaultKind.CallIdReuse,
    ];

    private readonly List<AmiFaceSession> _sessions = [];
    private readonly AmiPacket _packet = new();
    private readonly Dictionary<PbxCall, AmiBridge> _bridgeOfCall = [];
    private readonly AmiActions _actions;
    private int _lastSession;

    /// <summary>Puts an AMI face before an engine.</summary>
    /// <param name="engine">The switch.</param>
    /// <param name="options">How it looks to clients.</param>
    public AmiFace(PbxEngine engine, AmiFaceOptions options)
    {
        Engine = engine;
        Options = options;
        Faults = new FaultBoard(engine.Kernel, Protocol, SupportedFaults);
        Table = new AmiChannelTable(engine.Kernel, options, Faults);
        Started = engine.Kernel.Now;
        _actions = new AmiActions(this);
        _attachedNoise = options.Noise;
        ResetStates();
        engine.Attach(this);
    }

    /// <inheritdoc/>
    public string Protocol => "asterisk-ami";

    /// <inheritdoc/>
    public FaultBoard Faults { get; }

    /// <inheritdoc/>
    /// <remarks>None: the manager interface makes its own identifiers and tells what it tells, whatever the switch.</remarks>
    public IReadOnlyCollection<FaceSetting> Shows => [];

    /// <summary>The switch behind the face.</summary>
    public PbxEngine Engine { get; }

    /// <summary>How it looks to clients.</summary>
    public AmiFaceOptions Options { get; }

    /// <summary>Events sent so far, counted once however many clients got them.</summary>
    public long EventsSent { get; private set; }

    /// <summary>Clients connected now.</summary>
    public int Clients => _sessions.Count;

    /// <summary>Channels that exist now.</summary>
    public int Channels => Table.All.Count;

    internal AmiChannelTable Table { get; }
    internal SortedDictionary<string, string> GlobalVariables { get; } = new(StringComparer.Ordinal);
    internal DateTimeOffset Started { get; private set; }
    internal SimulationKernel Kernel => Engine.Kernel;

    /// <summary>Connects a client in memory: the banner is written at once.</summary>
    /// <param name="output">Receives everything that the switch sends to this client.</param>
    /// <returns>The client's end of the link; dispose it to hang up.</returns>
    public AmiFaceSession Connect(IBufferWriter<byte> output) => Connect(new BufferOutput(output));

    /// <summary>
    /// Writes a burst of user events, as a dialplan in a loop would, to load the clients' readers.
    /// </summary>
    /// <param name="count">How many events.</param>
    public void WriteBurst(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Event("UserEvent", AmiPrivilege.User).Add("UserEvent", "Burst").Add("Number", i);
            Publish(AmiPrivilege.User);
        }
    }

    IFaceSession ISwitchFace.Connect(IFaceOutput output) => Connect(output);

    internal AmiFaceSession Connect(IFaceOutput output)
    {
        var session = new AmiFaceSession(this, _actions, output, ++_lastSession);
        _sessions.Add(session);
        session.Greet();
        return session;
    }

    internal void Disconnected(AmiFaceSession session) => _sessions.Remove(session);

    /// <summary>Begins a new life, as after a restart of the process: no channels, ids from zero, no clients.</summary>
    internal void Restart() => Restart(cold: true);

    /// <inheritdoc/>
    public void Restart(bool cold)
    {
        foreach (var session in _sessions.ToArray())
        {
            session.Close("the switch restarts");
        }
        if (!cold)
        {
            return;
        }
        Table.Clear();
        _bridgeOfCall.Clear();
        _features.Clear();
        _optimizations.Clear();
        _parking = null;
        Started = Kernel.Now;
        ResetStates();
    }

    void IPbxObserver.On(PbxEvent happened)
    {
        OptimizeBefore(happened);
        switch (happened)
        {
            case PbxEvent.Started e:
                OnStarted(e);
                break;
            case PbxEvent.Offered e:
                OnOffered(e);
                break;
            case PbxEvent.Alerting e:
                OnAlerting(e);
                break;
            case PbxEvent.Answered e:
                OnAnswered(e);
                break;
            case PbxEvent.OfferEnded e:
                OnOfferEnded(e);
                break;
            case PbxEvent.Unreachable e:
                OnUnreachable(e);
                break;
            case PbxEvent.AnsweredBySwitch e:
                OnAnsweredBySwitch(e);
                break;
            case PbxEvent.MixJoined e:
                OnMixJoined(e);
                break;
            case PbxEvent.MixLeft e:
                OnMixLeft(e);
                break;
            case PbxEvent.HangupRequested e:
                OnHangupRequested(e);
                break;
            case PbxEvent.Ending e:
                OnEnding(e);
                break;
            case PbxEvent.Released e:
                OnReleased(e);
                break;
            case PbxEvent.Held e:
                OnHeld(e);
                break;
            case PbxEvent.Retrieved e:
                OnRetrieved(e);
                break;
            case PbxEvent.DigitHeard e:
                OnDigit(e);
                break;
            default:
                OnFeature(happened);
                break;
        }
    }

    private void OnFeature(PbxEvent happened)
    {
        switch (happened)
        {
            case PbxEvent.BlindTransferred e:
                OnBlindTransferred(e);
                break;
            case PbxEvent.Redirected e:
                OnRedirected(e);
                break;
            case PbxEvent.Consulting e:
                OnConsulting(e);
                break;
            case PbxEvent.Reconnected e:
                OnReconnected(e);
                break;
            case PbxEvent.AttendedTransferred { Target.State: LegState.Connected } e:
                OnAttendedTransferred(e);
                break;
            case PbxEvent.Conferenced e:
                OnConferenced(e);
                break;
            case PbxEvent.Joined e:
                OnJoined(e);
                break;
            case PbxEvent.Parked e:
                OnParked(e);
                break;
            case PbxEvent.Unparked e:
                OnUnparked(e);
                break;
            case PbxEvent.ParkTimedOut e:
                OnParkTimedOut(e);
                break;
            case PbxEvent.ParkAbandoned e:
                OnParkAbandoned(e);
                break;
            case PbxEvent.PickedUp e:
                OnPickedUp(e);
                break;
            case PbxEvent.RoomEntered e:
                OnRoomEntered(e);
                break;
            case PbxEvent.RoomLeft e:
                OnRoomLeft(e);
                break;
            case PbxEvent.QueueJoined e:
                OnQueueJoined(e);
                break;
            case PbxEvent.AgentConnected e:
                OnAgentConnected(e);
                break;
            case PbxEvent.AgentDidNotAnswer e:
                OnAgentDidNotAnswer(e);
                break;
            case PbxEvent.QueueAbandoned e:
                OnQueueAbandoned(e);
                break;
            case PbxEvent.QueueLeft e:
                OnQueueLeft(e);
                break;
            case PbxEvent.AgentCompleted e:
                OnAgentCompleted(e);
                break;
            case PbxEvent.MemberChanged e:
                OnMemberChanged(e);
                break;
            case PbxEvent.MailboxChanged e:
                OnMailboxChanged(e);
                break;
            case PbxEvent.ServiceChanged e:
                OnServiceChanged(e);
                break;
        }
    }

    /// <summary>Starts an event in the shared packet.</summary>
    internal AmiPacket Event(string name, AmiPrivilege privilege) => _packet.Event(name, PrivilegeText(privilege));

    /// <summary>Ends the shared packet and sends it to every client that may and wants to read its class.</summary>
    internal void Publish(AmiPrivilege privilege)
    {
        _packet.End();
        EventsSent++;
        for (var i = 0; i < _sessions.Count; i++)
        {
            var session = _sessions[i];
            session.Offer(privilege, _packet.Written);
            // A client closed for being slow leaves the list under our feet.
            if (i < _sessions.Count && !ReferenceEquals(_sessions[i], session))
            {
                i--;
            }
        }
    }

    internal void ChannelEvent(string name, AmiChannel channel, AmiPrivilege privilege = AmiPrivilege.Call)
    {
        Event(name, privilege).Channel(channel);
        Publish(privilege);
    }

    private static string PrivilegeText(AmiPrivilege privilege) =>
        privilege switch
        {
            AmiPrivilege.System => "system,all",
            AmiPrivilege.Call => "call,all",
            AmiPrivilege.Agent => "agent,all",
            AmiPrivilege.User => "user,all",
            AmiPrivilege.Dtmf => "dtmf,all",
            AmiPrivilege.Dialplan => "dialplan,all",
            AmiPrivilege.Security => "security,all",
            AmiPrivilege.Reporting => "reporting,all",
            _ => "all",
        };

    private sealed class BufferOutput(IBufferWriter<byte> writer) : IFaceOutput
    {
        public bool TryWrite(ReadOnlySpan<byte> bytes)
        {
            writer.Write(bytes);
            return true;
        }

        public void Close(string reason) { }
    }
}
