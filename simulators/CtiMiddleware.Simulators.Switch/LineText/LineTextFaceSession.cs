using System.Buffers;
using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Adapters.LineText.Messages;
using CtiMiddleware.Links.Framing;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.LineText;

/// <summary>One client's session: its login, its lines, its count of events. Everything is called on the kernel.</summary>
public sealed class LineTextFaceSession : IFaceSession
{
    private static readonly TimeSpan LoginTimeout = TimeSpan.FromSeconds(30);

    private readonly LineTextFace _face;
    private readonly KernelTimer _loginTimer;
    private readonly ArrayBufferWriter<byte> _line = new();
    private byte[] _unread = [];
    private long _events;

    internal LineTextFaceSession(LineTextFace face, IFaceOutput output, int number)
    {
        _face = face;
        Output = new MessageFaults(output, LineTextWire.Instance, face.Faults, face.Engine.Kernel);
        Number = number;
        _loginTimer = face.Engine.Kernel.Schedule(LoginTimeout, () => Close("no login in time"));
    }

    /// <inheritdoc/>
    public int Number { get; }

    /// <inheritdoc/>
    public bool IsClosed { get; private set; }

    /// <inheritdoc/>
    public string? CloseReason { get; private set; }

    /// <summary>True once logged in: events are told from then on.</summary>
    public bool IsLoggedIn { get; private set; }

    internal MessageFaults Output { get; }

    /// <inheritdoc/>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        var input = _unread.Length == 0 ? bytes : [.. _unread, .. bytes];
        try
        {
            while (!IsClosed && LineFraming.TryReadLine(input, Message.MaxLength, out var length, out var consumed))
            {
                Take(input[..length]);
                input = input[consumed..];
            }
        }
        catch (LinkProtocolException refused)
        {
            Close(refused.Message);
        }
        _unread = IsClosed ? [] : input.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => End();

    internal void Greet() => Send(new Message("LINETEXT", LineTextSession.Version, null, ("name", _face.Options.Name)));

    internal void Send(Message message)
    {
        if (IsClosed)
            return;
        _line.ResetWrittenCount();
        if (!LineTextMessageWriter.TryWrite(message, _line))
            throw new InvalidOperationException($"A line is too long: {message}");
        if (!Output.TryWrite(_line.WrittenSpan))
            End("the client does not read");
    }

    /// <summary>Gives the session an event; it is counted for each client by itself.</summary>
    internal void Offer(Message happened)
    {
        if (IsLoggedIn)
            Send(happened with { Number = ++_events });
    }

    internal void Close(string reason)
    {
        if (IsClosed)
            return;
        Send(new Message("BYE", 0, null, ("reason", reason)));
        if (!IsClosed)
            End(reason);
    }

    // Without a farewell: who does not read cannot be told.
    private void End(string reason)
    {
        CloseReason = reason;
        End();
        Output.Close(reason);
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        Span<char> characters = stackalloc char[Message.MaxLength];
        var command = LineTextMessageReader.Read(line, characters).ToMessage();
        if (command.Word == "LOGIN")
            Login(command);
        else if (!IsLoggedIn)
            Close($"{command.Word} before the login");
        else
            _face.Run(this, command);
    }

    private void Login(Message command)
    {
        var (user, secret) = (command.Find("user"), command.Find("secret"));
        var known = user == _face.Options.User && secret == _face.Options.Secret;
        if (!known || _face.Faults.Strike(FaultKind.RefuseLogin, FaultDirection.In, command.Word) is not null)
        {
            Send(new Message("ERR", command.Number, "denied", ("text", "user or secret is wrong")));
            Close("login refused");
            return;
        }
        _loginTimer.Dispose();
        Send(new Message("OK", command.Number, null, ("boot", $"{_face.Boot}")));
        IsLoggedIn = true;
    }

    private void End()
    {
        if (IsClosed)
            return;
        IsClosed = true;
        _loginTimer.Dispose();
        _face.Disconnected(this);
    }
}
