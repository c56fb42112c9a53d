using System.Globalization;
using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Adapters.LineText.Messages;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Switch.LineText;

/// <summary>
/// The line-text protocol in front of an engine, as its specification says (README of the adapter): events to every client that is logged in, one
/// line for each command's answer, and the answer of a command before the events that it causes. Everything is called on the kernel.
/// </summary>
public sealed partial class LineTextFace : IPbxObserver, ISwitchFace
{
    private static readonly FaultKind[] SupportedFaults = [.. FaultSets.Link, .. FaultSets.Messages, FaultKind.RefuseLogin];

    // Calls have the engine's ids on the wire, and a merge lists every connection with its old and its new one.
    private static readonly FaceSetting[] Shown = [FaceSetting.CallIds, FaceSetting.FirstCallId, FaceSetting.MergeIds];

    private readonly List<LineTextFaceSession> _sessions = [];
    private readonly Queue<Message> _held = [];
    private readonly Dictionary<string, string> _parents = [];
    private readonly LineTextCommands _commands;
    private int _lastSession;
    private int _holding;

    /// <summary>Puts the face before an engine.</summary>
    public LineTextFace(PbxEngine engine, LineTextFaceOptions options)
    {
        Engine = engine;
        Options = options;
        Faults = new FaultBoard(engine.Kernel, Protocol, SupportedFaults);
        _commands = new LineTextCommands(this);
        engine.Attach(this);
    }

    /// <inheritdoc/>
    public string Protocol => LineTextAdapterFactory.AdapterName;

    /// <inheritdoc/>
    public PbxEngine Engine { get; }

    /// <summary>How it looks to clients.</summary>
    public LineTextFaceOptions Options { get; }

    /// <inheritdoc/>
    public FaultBoard Faults { get; }

    /// <inheritdoc/>
    public IReadOnlyCollection<FaceSetting> Shows => Shown;

    /// <inheritdoc/>
    public int Clients => _sessions.Count;

    /// <inheritdoc/>
    public long EventsSent { get; private set; }

    /// <summary>Counts the cold starts; told at every login, so that a client knows that identifiers count anew.</summary>
    public long Boot { get; private set; } = 1;

    internal ToldCalls Told { get; } = new();

    /// <inheritdoc/>
    public IFaceSession Connect(IFaceOutput output)
    {
        var session = new LineTextFaceSession(this, output, ++_lastSession);
        _sessions.Add(session);
        session.Greet();
        return session;
    }

    /// <inheritdoc/>
    public void Restart(bool cold)
    {
        foreach (var session in _sessions.ToArray())
            session.Close("the switch restarts");
        if (!cold)
            return;
        Boot++;
        Forget();
        Told.Restart();
    }

    internal void Disconnected(LineTextFaceSession session) => _sessions.Remove(session);

    /// <summary>Carries out a command; what it causes is sent after its answer.</summary>
    internal void Run(LineTextFaceSession session, Message command)
    {
        var fate = session.Output.Request(command.Word, command.Number.ToString(CultureInfo.InvariantCulture));
        if (fate.Verdict == RequestVerdict.Ignore)
            return;
        if (fate.Verdict == RequestVerdict.Refuse)
        {
            session.Send(new Message("ERR", command.Number, fate.Code ?? "overload", ("text", "refused")));
            return;
        }
        _holding++;
        var answer = _commands.Run(session, command);
        _holding--;
        session.Send(answer);
        while (_holding == 0 && _held.TryDequeue(out var happened))
            Publish(happened);
    }

    private void Tell(string name, params (string Key, string? Value)[] fields)
    {
        var happened = new Message("EV", 0, name, WithParent(fields));
        if (_holding > 0)
            _held.Enqueue(happened);
        else
            Publish(happened);
    }

    // Every event of a consultation call names the call it was made from (field rule 7).
    private (string Key, string? Value)[] WithParent((string Key, string? Value)[] fields)
    {
        var call = Value("call") ?? Value("conn")?.Split('.')[0];
        if (call is null)
        {
            // What was merged is no consultation any more.
            if (Value("second") is { } second)
                _parents.Remove(second.Split('.')[0]);
            return fields;
        }
        if (Value("parent") is { } own)
        {
            _parents[call] = own;
            return fields;
        }
        if (!_parents.TryGetValue(call, out var parent))
            return fields;
        if (Value("call") is not null)
            _parents.Remove(call);
        return [.. fields, ("parent", parent)];

        string? Value(string key) => Array.Find(fields, field => field.Key == key).Value;
    }

    private void Publish(Message happened)
    {
        EventsSent++;
        foreach (var session in _sessions.ToArray())
            session.Offer(happened);
    }
}
