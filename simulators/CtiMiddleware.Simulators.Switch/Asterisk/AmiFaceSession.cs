using System.Text;
using System.Text.RegularExpressions;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>One AMI client's session: its login, its event mask, its input line by line. Everything is called on the kernel.</summary>
public sealed class AmiFaceSession : IFaceSession
{
    /// <summary>Asterisk's line buffer.</summary>
    private const int MaxLine = 1025;

    /// <summary>Asterisk's limit of headers in one action.</summary>
    private const int MaxHeaders = 128;

    /// <summary>Input kept while an action blocks the session; a client that sends more is closed.</summary>
    private const int MaxWaitingInput = 1 << 20;

    private static readonly TimeSpan LoginTimeout = TimeSpan.FromSeconds(30);

    private readonly AmiFace _face;
    private readonly AmiActions _actions;
    private readonly MessageFaults _output;
    private readonly List<byte> _line = [];
    private readonly List<byte> _waiting = [];
    private readonly Queue<byte[]> _heldBack = [];
    private readonly List<(bool Exclude, Regex Pattern)> _filters = [];
    private readonly KernelTimer _loginTimer;
    private AmiRequest _request = new();
    private bool _lineTooLong;
    private bool _blocked;

    internal AmiFaceSession(AmiFace face, AmiActions actions, IFaceOutput output, int number)
    {
        _face = face;
        _actions = actions;
        _output = new MessageFaults(output, AmiWire.Instance, face.Faults, face.Kernel);
        Number = number;
        Started = face.Kernel.Now;
        _loginTimer = face.Kernel.Schedule(LoginTimeout, () => Close("no login in time"));
    }

    /// <summary>Counts up from 1 within one face.</summary>
    public int Number { get; }

    /// <summary>True once closed, by either end.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Why the switch closed the session; null while open or when the client left.</summary>
    public string? CloseReason { get; private set; }

    /// <summary>Lines longer than the switch takes, dropped.</summary>
    public long LinesDropped { get; private set; }

    internal DateTimeOffset Started { get; }
    internal AmiUser? User { get; private set; }
    internal AmiPrivilege Mask { get; set; } = AmiPrivilege.All;
    internal string Challenge { get; set; } = "";
    internal AmiPacket Packet { get; } = new();

    /// <summary>Takes what the client sent; any split of the stream will do.</summary>
    /// <param name="bytes">Bytes as they came.</param>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length && !IsClosed; i++)
        {
            if (_blocked)
            {
                Wait(bytes[i..]);
                return;
            }
            Take(bytes[i]);
        }
    }

    /// <summary>The client hangs up.</summary>
    public void Dispose()
    {
        if (!IsClosed)
        {
            End();
        }
    }

    internal void Greet()
    {
        Packet.Text($"Asterisk Call Manager/{_face.Options.AmiVersion}\r\n");
        Write(Packet.Written);
    }

    internal void LoggedIn(AmiUser user)
    {
        User = user;
        _loginTimer.Dispose();
    }

    /// <summary>Sends what stands in <see cref="Packet"/>.</summary>
    internal void Send()
    {
        Packet.End();
        Write(Packet.Written);
    }

    internal void Error(AmiRequest request, string message)
    {
        Packet.Response("Error", request.ActionId).Add("Message", message);
        Send();
    }

    internal void Success(AmiRequest request, string message)
    {
        Packet.Response("Success", request.ActionId).Add("Message", message);
        Send();
    }

    /// <summary>Gives the session an event; sent when the user may read its class, wants it and no filter is against it.</summary>
    internal void Offer(AmiPrivilege privilege, ReadOnlySpan<byte> packet)
    {
        if (User is null || (User.Read & Mask & privilege) == AmiPrivilege.None || !Passes(packet))
        {
            return;
        }
        if (_blocked)
        {
            _heldBack.Enqueue(packet.ToArray());
        }
        else
        {
            Write(packet);
        }
    }

    internal void AddFilter(bool exclude, Regex pattern) => _filters.Add((exclude, pattern));

    /// <summary>An action occupies the session: further actions wait, events are sent after its response.</summary>
    internal void Block() => _blocked = true;

    /// <summary>The action has responded.</summary>
    internal void Unblock()
    {
        _blocked = false;
        if (IsClosed)
        {
            return;
        }
        while (_heldBack.TryDequeue(out var packet))
        {
            Write(packet);
        }
        var input = _waiting.ToArray();
        _waiting.Clear();
        Receive(input);
    }

    internal void Close(string reason)
    {
        if (IsClosed)
        {
            return;
        }
        CloseReason = reason;
        End();
        _output.Close(reason);
    }

    private void End()
    {
        IsClosed = true;
        _loginTimer.Dispose();
        _face.Disconnected(this);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (!IsClosed && bytes.Length > 0 && !_output.TryWrite(bytes))
        {
            // Asterisk closes a client that does not read; so do we.
            Close("the client does not read");
        }
    }

    private bool Passes(ReadOnlySpan<byte> packet)
    {
        if (_filters.Count == 0)
        {
            return true;
        }
        var text = Encoding.UTF8.GetString(packet);
        var (wanted, includes) = (false, false);
        foreach (var (exclude, pattern) in _filters)
        {
            if (exclude && pattern.IsMatch(text))
            {
                return false;
            }
            includes |= !exclude;
            wanted |= !exclude && pattern.IsMatch(text);
        }
        return wanted || !includes;
    }

    private void Wait(ReadOnlySpan<byte> bytes)
    {
        if (_waiting.Count + bytes.Length > MaxWaitingInput)
        {
            Close("too much input while an action is under way");
            return;
        }
        _waiting.AddRange(bytes);
    }

    private void Take(byte value)
    {
        if (value != (byte)'\n')
        {
            if (_line.Count < MaxLine)
            {
                _line.Add(value);
            }
            else
            {
                _lineTooLong = true;
            }
            return;
        }
        if (_line.Count > 0 && _line[^1] == (byte)'\r')
        {
            _line.RemoveAt(_line.Count - 1);
        }
        if (_lineTooLong)
        {
            _lineTooLong = false;
            LinesDropped++;
            _line.Clear();
            return;
        }
        var line = Encoding.UTF8.GetString(_line.ToArray());
        _line.Clear();
        if (line.Length > 0)
        {
            AddHeader(line);
            return;
        }
        var request = _request;
        _request = new AmiRequest();
        if (request.Headers.Count > MaxHeaders)
        {
            Error(request, "Too many lines in message or allocation failure");
            return;
        }
        var fate = _output.Request(request.Action, request.ActionId);
        if (fate.Verdict == RequestVerdict.Refuse)
        {
            Error(request, fate.Code ?? "Permission denied");
        }
        else if (fate.Verdict == RequestVerdict.CarryOut)
        {
            _actions.Run(this, request);
        }
    }

    private void AddHeader(string line)
    {
        // One more than allowed is kept, so that the end of the action knows.
        if (_request.Headers.Count > MaxHeaders)
        {
            return;
        }
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        _request.Headers.Add(colon < 0 ? (line, "") : (line[..colon].Trim(), line[(colon + 1)..].TrimStart(' ')));
    }
}
