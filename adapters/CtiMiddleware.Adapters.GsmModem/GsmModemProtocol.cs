using System.Text;
using CtiMiddleware.Adapters.GsmModem.Calls;
using CtiMiddleware.Adapters.GsmModem.Lines;
using CtiMiddleware.Adapters.GsmModem.ShortMessages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.GsmModem;

/// <summary>
/// A GSM modem by AT commands, without any I/O: one command at a time, its lines told from those that the modem says by itself, its calls by the
/// modem's own list. See the adapter's README.
/// </summary>
internal sealed partial class GsmModemProtocol : ILinkProtocol
{
    private const int MostWaiting = 64;
    private const int DialogueLines = 12;

    private static readonly LinkTimer s_answer = new(1);
    private static readonly LinkTimer s_list = new(2);
    private static readonly LinkTimer s_heartbeat = new(3);
    private static readonly LinkTimer s_quiet = new(4);

    private readonly GsmModemOptions _options;
    private readonly string _line;
    private readonly LinkId _link;
    private readonly ILogger _logger;
    private readonly AtLineReader _reader = new();
    private readonly CallBook _book;
    private readonly Queue<AtExchange> _waiting = [];
    private readonly Queue<string> _dialogue = [];
    private AtExchange? _current;
    private DateTimeOffset _asked;
    private string? _headOfMessage;

    public GsmModemProtocol(GsmModemOptions options, string line, LinkId link, ILogger logger)
    {
        (_options, _line, _link, _logger) = (options, line, link, logger);
        _book = new CallBook(line);
    }

    private bool IsReady => _session is GsmSession.State.Ready;

    /// <inheritdoc/>
    public void Opened(ILinkOutput output) => Input(new GsmSession.Input.Opened(), output);

    /// <inheritdoc/>
    public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        var consumed = 0;
        for (var frames = 0; frames < maxFrames && _session is not GsmSession.State.Ended; )
        {
            var found = _reader.Next(buffer[consumed..], _current is { AwaitsPrompt: true }, out var begin, out var length, out var taken);
            var frame = buffer.Slice(consumed + begin, length);
            if (found != AtLineReader.Found.None)
            {
                output.Frame(consumed + begin, length);
                frames++;
            }
            consumed += taken;
            switch (found)
            {
                case AtLineReader.Found.None:
                    return consumed;
                case AtLineReader.Found.Overlong:
                    output.Anomaly(
                        AnomalyKind.InvalidField,
                        $"A line is longer than {AtLineReader.MaxLine} bytes and is skipped.",
                        frame[..64]
                    );
                    break;
                case AtLineReader.Found.Prompt:
                    Prompt(output);
                    break;
                default:
                    Line(Encoding.Latin1.GetString(frame), frame, output);
                    break;
            }
        }
        return _session is GsmSession.State.Ended ? buffer.Length : consumed;
    }

    /// <inheritdoc/>
    public void Elapsed(LinkTimer timer, ILinkOutput output)
    {
        if (timer == s_answer)
            Late(output);
        else if (timer == s_list)
            List(output);
        else if (timer == s_quiet)
            Input(_session is GsmSession.State.Unlocking ? new GsmSession.Input.Waited() : new GsmSession.Input.Answered(), output);
        else if (IsReady)
            Beat(output);
    }

    /// <inheritdoc/>
    public void Closed(ILinkOutput output)
    {
        Input(new GsmSession.Input.Closed(), output);
        _current = null;
        _waiting.Clear();
        _dialogue.Clear();
        _reader.Reset();
        _headOfMessage = null;
        (_told, _listing, _listAgain, _waking, _loggedOn) = (false, false, false, false, false);
        (_version, _refusals, _registration) = ("", [], null);
        _book.EndWord = null;
        _assembly.ForgetPlaces();
    }

    /// <inheritdoc/>
    public void Abandon(CommandTicket ticket, ILinkOutput output)
    {
        // What was sent to the modem ends there, and its answer is told when it comes.
    }

    private void Ask(AtExchange exchange, ILinkOutput output)
    {
        if (_waiting.Count >= MostWaiting)
        {
            exchange.End(AtFinal.Refused, $"{MostWaiting} commands wait for the modem already", output);
            return;
        }
        _waiting.Enqueue(exchange);
        Go(output);
    }

    private void Ask(string text, Action<AtResult, ILinkOutput> done, ILinkOutput output, string? own = null) =>
        Ask(new AtExchange(text, _options.AnswerTimeout, done) { Own = own }, output);

    private void Go(ILinkOutput output)
    {
        if (_current is not null || _waking || !_waiting.TryDequeue(out var next))
            return;
        _current = next;
        next.AwaitsPrompt = next.Payload is not null;
        _asked = output.Now;
        Send($"{next.Text}\r", next.Shown, output);
        output.StartTimer(s_answer, next.Timeout);
    }

    private void Send(string text, string shown, ILinkOutput output)
    {
        Note($"> {shown}");
        Encoding.Latin1.GetBytes(text, output.Wire);
    }

    private void Prompt(ILinkOutput output)
    {
        Note("< >");
        _current!.AwaitsPrompt = false;
        Send($"{_current.Payload}\x1A", $"({_current.Payload!.Length} digits)", output);
    }

    private void Line(string line, ReadOnlySpan<byte> frame, ILinkOutput output)
    {
        Note($"< {Shown(line)}");
        if (_headOfMessage is { } head)
        {
            _headOfMessage = null;
            Direct(head, line, frame, output);
            return;
        }
        if (_waking)
        {
            Woken(line, frame, output);
            return;
        }
        if (_current is not { } current)
        {
            Unsolicited(line, frame, output);
            return;
        }
        if (line == current.Text)
        {
            // An echo, until it is off.
            output.Ignored();
            return;
        }
        if (IsFinal(line, current.EndsByWord))
        {
            End(line == "OK" ? AtFinal.Ok : AtFinal.Refused, line, output);
            return;
        }
        var fields = AtFields.Of(line);
        var own = current.Own is not null && fields.Name == current.Own && !IsNews(fields);
        if (own || (current.TakesText && !IsUnsolicited(fields.Name)))
        {
            if (!current.TryAdd(line))
                output.Anomaly(AnomalyKind.InvalidField, $"{current.Shown} has more lines than can be.", frame);
            return;
        }
        Unsolicited(line, frame, output);
    }

    private void End(AtFinal final, string words, ILinkOutput output)
    {
        var ended = _current!;
        _current = null;
        output.StopTimer(s_answer);
        ended.End(final, words, output);
        Go(output);
    }

    private void Late(ILinkOutput output)
    {
        if (_current is { } late)
        {
            Log.NotAnswered(_logger, _link, late.Shown, late.Timeout);
            _current = null;
            // First it is woken: what ends now may ask for more, which waits for that.
            Input(new GsmSession.Input.Silent(), output);
            late.End(AtFinal.Silence, $"the modem did not answer {late.Shown} within {late.Timeout}", output);
        }
        else if (_waking)
        {
            Input(new GsmSession.Input.Silent(), output);
        }
    }

    private void Note(string said)
    {
        if (_dialogue.Count >= DialogueLines)
            _dialogue.Dequeue();
        _dialogue.Enqueue(said.Length > 80 ? said[..80] : said);
    }

    // A reason may be read by anybody: no PIN, no message, and nothing that the network was asked or answers.
    private static string Shown(string line) =>
        line.Contains("+CPIN=", StringComparison.Ordinal) ? "AT+CPIN=***"
        : line.Contains("+CUSD", StringComparison.Ordinal) ? "+CUSD"
        : line.Length >= 8 && line.All(char.IsAsciiHexDigit) ? $"({line.Length} digits)"
        : line;

    private static bool IsFinal(string line, bool byWord) =>
        line is "OK" or "ERROR"
        || line.StartsWith("+CME ERROR:", StringComparison.Ordinal)
        || line.StartsWith("+CMS ERROR:", StringComparison.Ordinal)
        || (byWord && (IsEndWord(line) || line.StartsWith("CONNECT", StringComparison.Ordinal)));

    private static bool IsEndWord(string line) => line is "NO CARRIER" or "BUSY" or "NO ANSWER" or "NO DIALTONE" or "NO DIAL TONE";
}
