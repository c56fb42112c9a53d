using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Links.Transports.DBus;

/// <summary>
/// What is said on one connection: which signals are wanted, who owns the service's name, which calls wait for their answer. Messages → lines and
/// lines → messages. Only on the thread of the bus.
/// </summary>
/// <param name="endpoint">Where it goes.</param>
/// <param name="connection">The connection.</param>
/// <param name="time">The clock of the call timeouts.</param>
/// <param name="logger">Where dropped messages are told.</param>
/// <param name="say">Takes the lines for the protocol.</param>
internal sealed class SdBusConversation(
    DBusEndpoint endpoint,
    SdBusConnection connection,
    TimeProvider time,
    ILogger logger,
    Action<DBusLine> say
)
{
    /// <summary>Calls that may wait for their answer at once.</summary>
    public const int MaxCalls = 1000;

    private const string Daemon = "org.freedesktop.DBus";
    private const int NotSupported = 95;

    private readonly Dictionary<ulong, Waiting> _waiting = [];
    private readonly Queue<(ulong Cookie, long Since)> _bySince = new();
    private string? _owner;
    private int _matchesOpen;

    /// <summary>Whether the bus knows what is wanted and the owner was told.</summary>
    public bool IsReady { get; private set; }

    /// <summary>How long until the next call has waited too long; null when none waits.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            while (_bySince.TryPeek(out var oldest) && !_waiting.ContainsKey(oldest.Cookie))
                _ = _bySince.Dequeue();
            return _bySince.TryPeek(out var next) ? endpoint.CallTimeout - time.GetElapsedTime(next.Since) : null;
        }
    }

    /// <summary>Asks the bus for the signals and for the owner.</summary>
    /// <exception cref="TransportException">It cannot be asked.</exception>
    public void Begin()
    {
        var changes = $"type='signal',sender='{Daemon}',interface='{Daemon}',member='NameOwnerChanged',arg0='{endpoint.Peer}'";
        var matches = endpoint.Matches.Count == 0 ? [new DBusMatch(null, null)] : endpoint.Matches;
        foreach (var rule in (IEnumerable<string>)[changes, .. matches.Select(match => match.Rule(endpoint.Peer))])
        {
            _matchesOpen++;
            Ask("AddMatch", rule, answer => Matched(rule, answer));
        }
    }

    /// <summary>Sends what the protocol wrote: one line.</summary>
    public void Write(ReadOnlySpan<byte> line)
    {
        if (!DBusLineReader.TryRead(line, out var read, out var serial, out var problem))
            Refuse(serial, "Unreadable", problem);
        else if (read is not DBusLine.Call call)
            Refuse(serial, "Unreadable", "only calls can be sent");
        else if (_waiting.Count >= MaxCalls)
            Refuse(serial, "TooMany", $"{MaxCalls} calls wait for their answers already");
        else
        {
            var waiting = new Waiting(answer => say(Numbered(answer, call.Serial)), call.Serial);
            if (Send(call, waiting) is { } refusal)
                Refuse(serial, "NotSent", refusal);
        }
    }

    /// <summary>A line of the protocol that was longer than the bound.</summary>
    public void RefuseLong() => Refuse(0, "TooLong", $"a line is longer than {endpoint.MaxLine} bytes");

    /// <summary>Takes a received message.</summary>
    /// <exception cref="TransportException">The bus ended the connection.</exception>
    public unsafe void Take(nint message)
    {
        _ = SdBus.GetMessageType(message, out var type);
        switch (type)
        {
            case SdBus.MethodReturn or SdBus.MethodError:
                TakeAnswer(message, type);
                break;
            case SdBus.Signal:
                TakeSignal(message);
                break;
            case SdBus.MethodCall:
                // We offer no objects; who calls nevertheless gets an answer.
                _ = SdBus.ReplyErrno(message, NotSupported, 0);
                Drop($"{SdBus.TextAt(SdBus.GetSender(message))} called {SdBus.TextAt(SdBus.GetMember(message))} on us, who offer nothing");
                break;
            default:
                Drop(string.Create(CultureInfo.InvariantCulture, $"a message of type {type}"));
                break;
        }
    }

    /// <summary>Answers the calls that waited too long.</summary>
    public void Expire()
    {
        while (UntilNext is { } left && left <= TimeSpan.Zero)
        {
            if (_waiting.Remove(_bySince.Dequeue().Cookie, out var waiting))
            {
                waiting.Answered(
                    new DBusLine.Error(
                        waiting.Serial,
                        $"{DBusLine.OwnErrors}NoReply",
                        string.Create(CultureInfo.InvariantCulture, $"no answer within {endpoint.CallTimeout.TotalSeconds} s")
                    )
                );
            }
        }
    }

    private void Matched(string rule, DBusLine answer)
    {
        if (answer is DBusLine.Error error)
            throw new TransportException($"the bus does not let us see {rule}: {error.Name}: {error.Message}");
        if (--_matchesOpen == 0)
            Ask("GetNameOwner", endpoint.Peer, FoundOwner);
    }

    private void FoundOwner(DBusLine answer)
    {
        if (answer is DBusLine.Error error && error.Name != "org.freedesktop.DBus.Error.NameHasNoOwner")
            throw new TransportException($"the bus does not say who owns {endpoint.Peer}: {error.Name}: {error.Message}");
        IsReady = true;
        Owned(answer is DBusLine.Return { Body: [DBusValue.Text owner] } ? owner.Value : null);
    }

    private void Owned(string? owner)
    {
        _owner = string.IsNullOrEmpty(owner) ? null : owner;
        say(new DBusLine.Owner(endpoint.Peer, _owner));
    }

    private void Ask(string member, string argument, Action<DBusLine> answered)
    {
        var call = new DBusLine.Call(1, Daemon, "/org/freedesktop/DBus", Daemon, member, [DBusValue.Of(argument)]);
        if (Send(call, new Waiting(answered, 1)) is { } refusal)
            throw new TransportException($"the bus cannot be asked for {member}: {refusal}");
    }

    private string? Send(DBusLine.Call call, Waiting waiting)
    {
        nint message = 0;
        try
        {
            var made = SdBus.NewMethodCall(connection.Bus, out message, call.Destination, call.Path, call.Interface, call.Member);
            if (made < 0)
                return $"{call.Interface}.{call.Member} on {call.Path} of {call.Destination}: {Words(made)}";
            SdBusBody.Append(message, call.Body);
            var sent = connection.Send(message, out var cookie);
            if (sent < 0)
                return Words(sent);
            _waiting[cookie] = waiting;
            _bySince.Enqueue((cookie, time.GetTimestamp()));
            return null;
        }
        catch (FormatException unfit)
        {
            return unfit.Message;
        }
        finally
        {
            if (message != 0)
                _ = SdBus.Unref(message);
        }
    }

    private void TakeAnswer(nint message, byte type)
    {
        if (SdBus.GetReplyCookie(message, out var cookie) < 0 || !_waiting.Remove(cookie, out var waiting))
            Drop("an answer to no call that waits; it came too late or belongs to nobody");
        else
            waiting.Answered(type == SdBus.MethodError ? ReadError(message) : ReadReturn(message, waiting.Serial));
    }

    private static unsafe DBusLine.Error ReadError(nint message)
    {
        var error = SdBus.GetError(message);
        return error is null
            ? new DBusLine.Error(1, $"{DBusLine.OwnErrors}Unreadable", "an error without a name")
            : new DBusLine.Error(1, SdBus.TextAt(error[0]) ?? "", SdBus.TextAt(error[1]) ?? "");
    }

    private static DBusLine ReadReturn(nint message, long serial)
    {
        try
        {
            return new DBusLine.Return(serial, SdBusBody.Read(message));
        }
        catch (FormatException unfit)
        {
            return new DBusLine.Error(serial, $"{DBusLine.OwnErrors}Unreadable", unfit.Message);
        }
    }

    private unsafe void TakeSignal(nint message)
    {
        var sender = SdBus.TextAt(SdBus.GetSender(message));
        var path = SdBus.TextAt(SdBus.GetPath(message)) ?? "";
        var @interface = SdBus.TextAt(SdBus.GetInterface(message)) ?? "";
        var member = SdBus.TextAt(SdBus.GetMember(message)) ?? "";
        if (@interface == "org.freedesktop.DBus.Local" && member == "Disconnected")
            throw new TransportException("the bus closed the connection");
        try
        {
            if (sender == Daemon)
                TakeFromDaemon(message, member);
            else if (!IsReady)
                return; // Before anybody is told anything; what it changed is asked for afterwards.
            else if (sender is null || sender != _owner)
                // Anybody on the bus may send a signal to anybody: only the service's own are its word.
                Drop($"{@interface}.{member} on {path} comes from {sender} and not from the owner of {endpoint.Peer}");
            else
                say(new DBusLine.Signal(path, @interface, member, SdBusBody.Read(message)));
        }
        catch (FormatException unfit)
        {
            Drop($"{@interface}.{member} on {path} cannot be passed on: {unfit.Message}");
        }
    }

    private void TakeFromDaemon(nint message, string member)
    {
        // NameAcquired and NameLost are about ourselves.
        if (
            member == "NameOwnerChanged"
            && SdBusBody.Read(message) is [DBusValue.Text name, DBusValue.Text, DBusValue.Text owner]
            && name.Value == endpoint.Peer
            && IsReady
        )
        {
            Owned(owner.Value);
        }
    }

    private static DBusLine Numbered(DBusLine answer, long serial) =>
        answer switch
        {
            DBusLine.Error error => error with { Serial = serial },
            DBusLine.Return done => done with { Serial = serial },
            _ => answer,
        };

    private void Refuse(long serial, string kind, string why) => say(new DBusLine.Error(serial, $"{DBusLine.OwnErrors}{kind}", why));

    private void Drop(string reason)
    {
        Log.Dropped(logger, endpoint.ToString(), reason);
        if (IsReady)
            say(new DBusLine.Dropped(reason));
    }

    private static string Words(int result) => Marshal.GetPInvokeErrorMessage(-result);

    private sealed record Waiting(Action<DBusLine> Answered, long Serial);
}
