using CtiMiddleware.Adapters.Smdr;
using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Board.Smdr;

/// <summary>
/// The switch's end of a line for call detail records in front of an engine: one line for every call that ended, by a layout's columns. It only sends;
/// what comes is not looked at. Everything is called on the kernel.
/// </summary>
public sealed class SmdrFace : IPbxObserver, ISwitchFace, IDisposable
{
    private static readonly FaultKind[] SupportedFaults =
    [
        .. FaultSets.Link,
        FaultKind.LostEvent,
        FaultKind.Duplicate,
        FaultKind.Parity,
        FaultKind.Noise,
    ];

    private readonly List<SmdrFaceSession> _sessions = [];
    private readonly SmdrLineWriter _writer;
    private readonly SmdrCallBook _book;
    private DateOnly _day;
    private int _lastSession;

    /// <summary>Puts the face before an engine.</summary>
    /// <exception cref="ArgumentException">The layout's lines cannot be written.</exception>
    public SmdrFace(PbxEngine engine, SmdrFaceOptions options)
    {
        Engine = engine;
        Options = options;
        _writer = new SmdrLineWriter(options.Layout);
        _book = new SmdrCallBook(engine);
        _day = DateOnly.FromDateTime(engine.Kernel.Now.Date);
        Faults = new FaultBoard(engine.Kernel, Protocol, SupportedFaults);
        engine.Attach(this);
    }

    /// <inheritdoc/>
    public string Protocol => SmdrAdapterFactory.AdapterName;

    /// <inheritdoc/>
    public PbxEngine Engine { get; }

    /// <summary>How it speaks.</summary>
    public SmdrFaceOptions Options { get; }

    /// <inheritdoc/>
    public FaultBoard Faults { get; }

    /// <summary>None: a record has no field for what a profile's settings vary.</summary>
    public IReadOnlyCollection<FaceSetting> Shows => [];

    /// <inheritdoc/>
    public int Clients => _sessions.Count;

    /// <inheritdoc/>
    public long EventsSent { get; private set; }

    /// <inheritdoc/>
    public IFaceSession Connect(IFaceOutput output)
    {
        var session = new SmdrFaceSession(this, output, ++_lastSession);
        _sessions.Add(session);
        if (Options.TellsDate && _writer.WriteDate(Engine.Kernel.Now) is { } date)
            session.Send(date);
        return session;
    }

    /// <inheritdoc/>
    public void Restart(bool cold)
    {
        foreach (var session in _sessions.ToArray())
            session.Close("the switch restarts");
    }

    /// <inheritdoc/>
    public void Dispose() => Engine.Detach(this);

    /// <inheritdoc/>
    public void On(PbxEvent happened)
    {
        if (_book.Take(happened) is not { } call)
            return;
        if (call.Direction == CallDetailDirection.Internal && !Options.RecordsInternal)
            return;
        var today = DateOnly.FromDateTime(call.Ended.Date);
        if (Options.TellsDate && today != _day && _writer.WriteDate(call.Ended) is { } date)
            Send(date);
        _day = today;
        EventsSent++;
        Send(_writer.Write(call));
    }

    internal void Disconnected(SmdrFaceSession session) => _sessions.Remove(session);

    private void Send(string line)
    {
        foreach (var session in _sessions.ToArray())
            session.Send(line);
    }
}
