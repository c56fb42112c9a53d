using CtiMiddleware.Adapters.Smdi.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>
/// The protocol of one SMDI line: characters → records → parity → messages → events, and message waiting commands back. Owns no port, task, timer
/// or clock; everything is called on the switch's loop. SMDI has no session: an open line is in service, and a silent one cannot be told from an idle
/// one.
/// </summary>
public sealed partial class SmdiProtocol : ILinkProtocol
{
    private static readonly LinkTimer RefusalTimer = new(1);
    private static readonly LinkTimer RecordTimer = new(2);

    private readonly SmdiOptions _options;
    private readonly LinkId _link;
    private readonly ILogger _logger;
    private readonly SmdiParityCheck _parity;
    private readonly SmdiStrays _strays = new();
    private byte[] _tail = [];
    private int _judged;
    private bool _lineError;
    private string? _parityTold;

    internal SmdiProtocol(SmdiOptions options, LinkId link, ILogger logger)
    {
        _options = options;
        _link = link;
        _logger = logger;
        _parity = new SmdiParityCheck(options.Parity);
    }

    /// <inheritdoc/>
    public void Opened(ILinkOutput output)
    {
        Reset();
        output.LoggedOn("SMDI", restriction: null);
        output.StatusNormal();
    }

    /// <inheritdoc/>
    public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        // What was judged by its silence is still at the front.
        var at = Math.Min(_judged, buffer.Length);
        _judged = 0;
        var frames = 0;
        var begun = false;
        while (frames < maxFrames)
        {
            var piece = SmdiFraming.Next(buffer[at..]);
            if (piece.Kind == SmdiFraming.Kind.Incomplete)
            {
                begun = at < buffer.Length;
                break;
            }
            var bytes = buffer.Slice(at, piece.Length);
            if (piece.Kind is SmdiFraming.Kind.Idle or SmdiFraming.Kind.Stray)
            {
                _strays.Take(bytes[0], piece.Kind == SmdiFraming.Kind.Stray, output);
            }
            else
            {
                _strays.End(output);
                output.Frame(at, piece.Length);
                Judge(bytes, bytes[..piece.Text], piece.Kind == SmdiFraming.Kind.Cut ? "it has no end" : null, output);
                frames++;
            }
            at += piece.Length;
        }
        // Where the turn ended first, what follows may be whole records: no silence is waited for before they were looked at.
        _tail = begun ? buffer[at..].ToArray() : [];
        if (begun || _strays.Any)
            output.StartTimer(RecordTimer, _options.RecordTimeout);
        else
            output.StopTimer(RecordTimer);
        // An error of the line before these characters can have touched a record that they began.
        _lineError &= at < buffer.Length;
        return at;
    }

    /// <inheritdoc/>
    public void Elapsed(LinkTimer timer, ILinkOutput output)
    {
        if (timer == RefusalTimer)
        {
            EndWindows(output);
            return;
        }
        _strays.End(output);
        if (_tail.Length == 0)
        {
            // No record came to which the line's error could belong.
            _lineError = false;
            return;
        }
        // Only a record whose last blank came can be whole; a number may have been cut anywhere.
        Judge(_tail, _tail, HasBothBlanks(_tail) ? null : "it has no end", output);
        _judged = _tail.Length;
        _tail = [];
        _lineError = false;
    }

    /// <inheritdoc/>
    public void Noticed(LineNotice notice, ILinkOutput output)
    {
        // The character may be gone without a trace, and where it stood is not exact: what is under way or comes next is not trusted.
        if (notice.Kind is not (LineNoticeKind.Parity or LineNoticeKind.Framing or LineNoticeKind.Overrun or LineNoticeKind.Break))
            return;
        _lineError = true;
        // On an idle line it was no record's: what comes hours later is not to blame for it.
        if (_tail.Length == 0)
            output.StartTimer(RecordTimer, _options.RecordTimeout);
    }

    /// <inheritdoc/>
    public void Closed(ILinkOutput output) => Reset();

    private void Reset()
    {
        _parity.Reset();
        _strays.Clear();
        _indicators.Clear();
        _tail = [];
        _judged = 0;
        _lineError = false;
        _parityTold = null;
        _sentUntil = default;
    }

    private void Judge(ReadOnlySpan<byte> record, ReadOnlySpan<byte> characters, string? cut, ILinkOutput output)
    {
        var problem = _lineError ? "the line had an error within it or before it" : cut ?? _parity.Check(record);
        if (_parity.Found is { } found && found != _parityTold)
        {
            _parityTold = found;
            Log.ParityFound(_logger, _link, found);
        }
        if (problem is null)
        {
            Span<byte> text = stackalloc byte[SmdiFraming.MaxLength];
            text = text[..characters.Length];
            for (var i = 0; i < text.Length; i++)
                text[i] = (byte)(characters[i] & 0x7F);
            var reading = SmdiReader.Read(text, _options.DeskDigits, _options.LineDigits, _options.NumberLengths);
            // Control-Y is one wrong bit away from 9: without both blanks before it the caller's number may have gone on.
            if (reading.Message is SmdiMessage.CallHistory && (record[^1] & 0x7F) == SmdiWriter.EndOfRecord && !HasBothBlanks(text))
                reading = new(null, "control-Y where the last blank belongs");
            if (reading.Message is { } message)
            {
                Take(message, record, output);
                return;
            }
            problem = reading.Problem;
        }
        output.Anomaly(AnomalyKind.InvalidField, $"a damaged record is not used: {problem}", record);
    }

    private static bool HasBothBlanks(ReadOnlySpan<byte> characters)
    {
        var blanks = 0;
        foreach (var character in characters)
            blanks += (character & 0x7F) == ' ' ? 1 : 0;
        return blanks == 2 && (characters[^1] & 0x7F) == ' ';
    }

    private void Take(SmdiMessage message, ReadOnlySpan<byte> record, ILinkOutput output)
    {
        switch (message)
        {
            case SmdiMessage.CallHistory call:
                Tell(call, record, output);
                break;
            case SmdiMessage.IndicatorRefused refused:
                Refuse(refused, record, output);
                break;
            default:
                output.Unknown(message.GetType().Name, record);
                break;
        }
    }

    private void Tell(SmdiMessage.CallHistory call, ReadOnlySpan<byte> record, ILinkOutput output)
    {
        if (call.Reason == SmdiReason.Unknown && call.Letter != (char)SmdiReason.Unknown)
            output.Anomaly(AnomalyKind.InvalidField, $"the reason {call.Letter} is not known and read as U", record);
        // A line without a device is told with the record; the runtime counts it.
        output.Emit(SmdiEvents.Of(call, _options.Ports.GetValueOrDefault(call.Port), record));
    }
}
