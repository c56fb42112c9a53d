using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>Messages being said on a channel: where it is in them, and the frames that are due. Loop's thread only.</summary>
internal sealed class PlayJob
{
    private readonly short[] _frame = new short[Frames.Samples];
    private MessageAudio[] _messages = [];
    private long[] _ends = [];
    private long _base;
    private long _sent;
    private long _started;

    /// <summary>The command to acknowledge; null when it was, or for the tone before a recording.</summary>
    public CommandTicket? Ticket { get; set; }

    /// <summary>Names to be said.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The longest it may last.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What ends it before.</summary>
    public VoiceTermination Termination { get; init; } = VoiceTermination.None;

    /// <summary>A tone before a recording: nobody is told of it.</summary>
    public bool Silent { get; init; }

    /// <summary>What happens at its end when it is silent.</summary>
    public Action? Then { get; init; }

    /// <summary>Where it is.</summary>
    public PlayStep Step { get; set; }

    /// <summary>It was acknowledged: its end is told.</summary>
    public bool Begun { get; set; }

    /// <summary>It was suspended.</summary>
    public bool Suspended { get; private set; }

    /// <summary>The message that is being said, or the first one.</summary>
    public MessageAudio? Present => _messages.Length == 0 ? null : _messages[Math.Min(Index(Handed), _messages.Length - 1)];

    /// <summary>Samples handed to the board.</summary>
    public long Handed => Math.Min(_base + _sent * Frames.Samples, Total);

    /// <summary>Samples of all messages.</summary>
    public long Total { get; private set; }

    /// <summary>Whether everything was handed over.</summary>
    public bool AtEnd => Handed >= Total;

    /// <summary>The audio is there.</summary>
    public void Load(IReadOnlyList<MessageAudio> messages)
    {
        _messages = [.. messages];
        _ends = new long[_messages.Length];
        for (var i = 0; i < _messages.Length; i++)
            _ends[i] = Total += _messages[i].Samples.Length;
    }

    /// <summary>Begins or goes on: the first frame is due at this tick.</summary>
    public void Start(long tick)
    {
        _started = tick;
        _sent = 0;
        Suspended = false;
        Step = PlayStep.Playing;
    }

    /// <summary>How much the listener heard as far as can be told: what was handed over ahead of time does not count.</summary>
    public long Position(long tick) =>
        Step < PlayStep.Playing || Suspended ? _base : Math.Min(Handed, _base + Math.Max(0, tick - _started) * Frames.Samples);

    /// <summary>Whether the time of everything that was handed over is over: before it nobody can have heard it to its end.</summary>
    public bool PlayedOut(long tick) => tick >= _started + _sent;

    /// <summary>Goes back to what was heard and stops there.</summary>
    public void Suspend(long tick)
    {
        _base = Position(tick);
        _sent = 0;
        Suspended = true;
        Step = PlayStep.Starting;
    }

    /// <summary>It may go on as soon as the board takes audio again.</summary>
    public void Wake() => Suspended = false;

    /// <summary>
    /// How many frames are due. More than the lead and one is never handed over at once: what is later than that was a gap on the line, and the
    /// rest of the message moves back by it.
    /// </summary>
    /// <param name="tick">The present tick.</param>
    /// <param name="lead">Frames ahead of time that the board wants.</param>
    /// <param name="late">Frames by which it moved back.</param>
    public int Due(long tick, int lead, out long late)
    {
        var due = tick - _started + 1 + lead - _sent;
        late = Math.Max(0, due - (lead + 1));
        _started += late;
        return (int)Math.Max(0, due - late);
    }

    /// <summary>The next frame, filled up with silence at the end.</summary>
    /// <param name="began">The message of which the frame is the beginning; null when it is none's.</param>
    public ReadOnlySpan<short> Next(out MessageAudio? began)
    {
        began = null;
        var filled = 0;
        var at = Handed;
        for (var i = Index(at); i < _messages.Length && filled < _frame.Length; i++)
        {
            var offset = (int)(at - (_ends[i] - _messages[i].Samples.Length));
            if (offset == 0)
                began ??= _messages[i];
            var part = _messages[i].Samples.Span[offset..];
            part = part[..Math.Min(part.Length, _frame.Length - filled)];
            part.CopyTo(_frame.AsSpan(filled));
            filled += part.Length;
            at += part.Length;
        }
        _frame.AsSpan(filled).Clear();
        _sent++;
        return _frame;
    }

    private int Index(long sample)
    {
        var index = 0;
        while (index < _ends.Length && sample >= _ends[index])
            index++;
        return index;
    }
}
