using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Adapters.Smdi.Messages;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Board.Smdi;

/// <summary>
/// The switch's end of an SMDI line in front of an engine: tells the calls that come to the lines of message desks, sets and clears message waiting by
/// command, and refuses what it cannot. Everything is called on the kernel.
/// </summary>
/// <remarks>
/// Field rule 60 on demand: <see cref="SmdiFaceOptions.BeforeRing"/> and <see cref="SmdiFaceOptions.Delay"/> for the order of record and ring, the fault
/// <see cref="FaultKind.LostEvent"/> for a record that never comes. The faults of the line are <see cref="FaultKind.Parity"/> and
/// <see cref="FaultKind.Noise"/>; a framing error and a break are nothing that bytes can carry, so they are the line's to make, not the face's.
/// </remarks>
public sealed class SmdiFace : IPbxObserver, ISwitchFace, IDisposable
{
    private static readonly FaultKind[] SupportedFaults =
    [
        .. FaultSets.Link,
        FaultKind.Drop,
        FaultKind.LostEvent,
        FaultKind.Duplicate,
        FaultKind.Reorder,
        FaultKind.Corrupt,
        FaultKind.Nak,
        FaultKind.Parity,
        FaultKind.Noise,
    ];

    private readonly List<SmdiFaceSession> _sessions = [];
    private readonly Dictionary<long, SmdiReason> _reasons = [];
    private int _lastSession;

    /// <summary>Puts the face before an engine.</summary>
    /// <exception cref="ArgumentException">A port is of a station that does not exist.</exception>
    public SmdiFace(PbxEngine engine, SmdiFaceOptions options)
    {
        foreach (var number in options.Ports.Keys)
        {
            if (engine.FindStation(number) is null)
                throw new ArgumentException($"There is no station {number}.", nameof(options));
        }
        Engine = engine;
        Options = options;
        Faults = new FaultBoard(engine.Kernel, Protocol, SupportedFaults);
        engine.Attach(this);
    }

    /// <inheritdoc/>
    public string Protocol => SmdiAdapterFactory.AdapterName;

    /// <inheritdoc/>
    public PbxEngine Engine { get; }

    /// <summary>How it speaks.</summary>
    public SmdiFaceOptions Options { get; }

    /// <inheritdoc/>
    public FaultBoard Faults { get; }

    /// <summary>None: SMDI has no field for what a profile's settings vary.</summary>
    public IReadOnlyCollection<FaceSetting> Shows => [];

    /// <inheritdoc/>
    public int Clients => _sessions.Count;

    /// <inheritdoc/>
    public long EventsSent { get; private set; }

    /// <summary>Message waiting commands that were carried out, and those that were refused.</summary>
    public (long Done, long Refused) Commands { get; private set; }

    /// <inheritdoc/>
    public IFaceSession Connect(IFaceOutput output)
    {
        var session = new SmdiFaceSession(this, output, ++_lastSession);
        _sessions.Add(session);
        return session;
    }

    /// <inheritdoc/>
    public void Restart(bool cold)
    {
        _reasons.Clear();
        foreach (var session in _sessions.ToArray())
            session.Close("the switch restarts");
    }

    /// <inheritdoc/>
    public void Dispose() => Engine.Detach(this);

    /// <inheritdoc/>
    public void On(PbxEvent happened)
    {
        switch (happened)
        {
            case PbxEvent.Diverted e:
                _reasons[e.Caller.Call.Id] = Reason(e.Reason);
                break;
            case PbxEvent.Offered e when Options.BeforeRing:
                Ringing(e.Leg);
                break;
            case PbxEvent.Alerting e when !Options.BeforeRing:
                Ringing(e.Leg);
                break;
            case PbxEvent.Released { Leg.Call: { Legs.Count: 0 } call }:
                _reasons.Remove(call.Id);
                break;
            case PbxEvent.Restarted:
                _reasons.Clear();
                break;
        }
    }

    internal void Disconnected(SmdiFaceSession session) => _sessions.Remove(session);

    /// <summary>Carries out a command; the answer if it is refused, otherwise null, as the protocol has none.</summary>
    internal SmdiMessage.IndicatorRefused? Carry(SmdiMessage.SetIndicator command, RequestFate fate)
    {
        if (fate.Verdict == RequestVerdict.Ignore)
            return null;
        var number = command.Station.StartsWith(Options.NumberPrefix, StringComparison.Ordinal)
            ? command.Station[Options.NumberPrefix.Length..]
            : command.Station;
        var station = Engine.FindStation(number);
        var cause =
            fate.Verdict == RequestVerdict.Refuse ? fate.Code ?? "BLK"
            : Options.Refused.GetValueOrDefault(number) is { } refused ? refused
            : station is null ? "INV"
            : station.InService ? null
            : "BLK";
        if (cause is not null)
        {
            Commands = (Commands.Done, Commands.Refused + 1);
            return new SmdiMessage.IndicatorRefused(command.Station, cause);
        }
        Commands = (Commands.Done + 1, Commands.Refused);
        Engine.SetMessages(station!, command.On ? Math.Max(1, station!.NewMessages) : 0, station!.OldMessages);
        return null;
    }

    private void Ringing(PbxLeg leg)
    {
        if (!Options.Ports.TryGetValue(leg.Device.Number, out var port))
            return;
        // What is told is the moment's: the call may go on to somewhere else before a late record is out.
        var record = Record(leg.Call, port);
        if (Options.Delay <= TimeSpan.Zero)
            Tell(record);
        else
            Engine.Kernel.Schedule(Options.Delay, () => Tell(record));
    }

    private SmdiMessage.CallHistory Record(PbxCall call, SmdiPort port)
    {
        var forwarded =
            _reasons.TryGetValue(call.Id, out var reason) && reason != SmdiReason.Direct && call.LastRedirectedNumber.Length > 0;
        var called =
            forwarded ? call.LastRedirectedNumber
            : Options.TellsDialledNumber ? call.DialledNumber
            : "";
        return new SmdiMessage.CallHistory(port, forwarded ? reason : SmdiReason.Direct, Number(called), Number(call.CallerNumber));
    }

    private string Number(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        if (Engine.FindStation(number) is not null)
            digits = Options.NumberPrefix + digits;
        return digits.Length > Options.MaxDigits ? digits[^Options.MaxDigits..] : digits;
    }

    private void Tell(SmdiMessage.CallHistory record)
    {
        EventsSent++;
        foreach (var session in _sessions.ToArray())
            session.Send(record);
    }

    private static SmdiReason Reason(DiversionReason reason) =>
        reason switch
        {
            DiversionReason.ForwardAlways => SmdiReason.All,
            DiversionReason.ForwardBusy => SmdiReason.Busy,
            DiversionReason.ForwardNoAnswer or DiversionReason.NoAgentAnswer => SmdiReason.NoAnswer,
            DiversionReason.Routed => SmdiReason.Direct,
            _ => SmdiReason.Unknown,
        };
}
