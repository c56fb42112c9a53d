using System.Globalization;
using System.Text;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>One client of the modem: its line editing, its settings, its output with the faults of the wire. Kernel only.</summary>
internal sealed class GsmModemSession : IFaceSession
{
    private const int LongestLine = 1024;
    private const char EndOfMessage = '\x1A';
    private const char Escape = '\x1B';

    private readonly GsmModemFace _face;
    private readonly IFaceOutput _output;
    private readonly GsmModemCommands _commands;
    private readonly StringBuilder _line = new();
    private readonly StringBuilder _together = new();
    private readonly Queue<string> _inside = [];
    private int? _message;
    private DateTimeOffset _free;

    public GsmModemSession(GsmModemFace face, IFaceOutput output, int number)
    {
        _face = face;
        _output = output;
        Number = number;
        Forget();
        _commands = new GsmModemCommands(face, this);
    }

    public int Number { get; }

    public bool IsClosed { get; private set; }

    public string? CloseReason { get; private set; }

    public AtSettings Settings { get; private set; } = new();

    private SimulationKernel Kernel => _face.Phone.Kernel;

    private GsmModemFaults Faults => _face.Faults;

    public void Forget() => Settings = new AtSettings { Echo = _face.Options.Echo };

    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (Faults.StopsAnswering)
            return;
        foreach (var one in bytes)
        {
            var letter = (char)one;
            if (Settings.Echo)
                Write(letter.ToString());
            if (_message is { } length && letter is EndOfMessage or Escape)
            {
                var text = Take();
                _message = null;
                Finish(letter == Escape ? AtReply.Ok : _commands.Submit(text, length));
            }
            else if (letter == '\r' && _message is null)
            {
                Line(Take());
            }
            else if (letter is not ('\r' or '\n') && _line.Length < LongestLine)
            {
                _line.Append(letter);
            }
        }
    }

    public void Ring(MobileCall call, bool first)
    {
        if (call.State == MobileCallState.Waiting)
        {
            if (Settings.Waiting && first)
                Tell($"+CCWA: \"{call.Number}\",{Type(call.Number)},1");
            return;
        }
        Tell(Settings.ExtendedRing ? "+CRING: VOICE" : "RING");
        if (Settings.CallerNumbers)
            Tell($"+CLIP: \"{call.Number}\",{Type(call.Number)},,,,{(call.Number.Length == 0 ? 1 : 0)}");
        if (Settings.CallerNames && call.Name is { } name)
            Tell($"+CNAP: \"{name}\",0");
        if (Settings.CalledNumbers && _face.Options.OwnNumber.Length > 0)
            Tell($"+CDIP: \"{_face.Options.OwnNumber}\",129");
    }

    public void TellRegistration()
    {
        if (Settings.Registration > 0)
            Tell($"+CREG: {_commands.Registration(Settings.Registration)}");
    }

    /// <summary>Something that nobody asked for.</summary>
    public void Tell(string line)
    {
        if (Faults.StopsAnswering)
            return;
        var framed = $"\r\n{line}\r\n";
        if (Faults.TellsInsideAnswers)
        {
            _inside.Enqueue(framed);
        }
        else if (Faults.TellsTogether > TimeSpan.Zero)
        {
            if (_together.Length == 0)
                Kernel.Schedule(Faults.TellsTogether, FlushTogether);
            _together.Append(framed);
        }
        else
        {
            Write(framed);
        }
    }

    public void Dispose()
    {
        IsClosed = true;
        _face.Left(this);
    }

    public static int Type(string number) => number.StartsWith('+') ? 145 : 129;

    private void Line(string line)
    {
        if (line.Length == 0)
            return;
        if (_face.Asked.Count >= 200)
            _face.Asked.Dequeue();
        _face.Asked.Enqueue(line);
        Finish(_commands.Line(line));
    }

    private void Finish(AtReply reply)
    {
        var text = new StringBuilder();
        foreach (var said in reply.Lines)
            text.Append(CultureInfo.InvariantCulture, $"\r\n{said}\r\n");
        while (_inside.TryDequeue(out var unsolicited))
            text.Append(unsolicited);
        if (reply.Kind == AtReplyKind.Prompt)
        {
            _message = reply.Code;
            text.Append("\r\n> ");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"\r\n{Final(reply)}\r\n");
        }
        Write(text.ToString());
    }

    private string Final(AtReply reply) =>
        reply.Kind switch
        {
            AtReplyKind.Ok => "OK",
            AtReplyKind.NoCarrier => "NO CARRIER",
            AtReplyKind.Cme when Settings.Errors == 1 => string.Create(CultureInfo.InvariantCulture, $"+CME ERROR: {reply.Code}"),
            AtReplyKind.Cme when Settings.Errors == 2 => $"+CME ERROR: {GsmModemCommands.Words(reply.Code)}",
            AtReplyKind.Cms => string.Create(CultureInfo.InvariantCulture, $"+CMS ERROR: {reply.Code}"),
            _ => "ERROR",
        };

    private string Take()
    {
        var line = _line.ToString();
        _line.Clear();
        return line;
    }

    private void FlushTogether()
    {
        var text = _together.ToString();
        _together.Clear();
        Write(text);
    }

    // What is late stays in order.
    private void Write(string text)
    {
        var due = Kernel.Now + Faults.AnswersLate;
        if (due <= Kernel.Now && _free <= Kernel.Now)
        {
            Send(text);
            return;
        }
        _free = due > _free ? due : _free;
        Kernel.Schedule(_free - Kernel.Now, () => Send(text));
    }

    private void Send(string text)
    {
        if (IsClosed)
            return;
        var bytes = Encoding.Latin1.GetBytes(text);
        if (Faults.Garbage > 0 && _face.Random.NextChance(Faults.Garbage))
            bytes = [.. Enumerable.Range(0, 1 + _face.Random.NextInt(30)).Select(_ => (byte)_face.Random.NextInt(256)), .. bytes];
        if (Faults.LosesCharacters > 0)
            bytes = [.. bytes.Where(_ => !_face.Random.NextChance(Faults.LosesCharacters))];
        if (Faults.FlipsBits > 0)
            bytes =
            [
                .. bytes.Select(one => _face.Random.NextChance(Faults.FlipsBits) ? (byte)(one ^ (1 << _face.Random.NextInt(8))) : one),
            ];
        if (_output.TryWrite(bytes))
            return;
        CloseReason = "the client does not read";
        Dispose();
        _output.Close(CloseReason);
    }
}
