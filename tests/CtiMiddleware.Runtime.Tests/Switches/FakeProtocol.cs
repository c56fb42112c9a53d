using System.Buffers;
using System.Globalization;
using System.Text;
using CtiMiddleware.Links.Framing;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>
/// A link protocol of lines that says exactly what the switch tells it to say, good or bad: <c>HELLO version</c>, <c>NORMAL</c>, <c>OK ticket</c>,
/// <c>EV kind call device number</c> and so on. Commands go out as <c>CMD ticket Service call device</c>.
/// </summary>
internal sealed class FakeProtocol : ILinkProtocol
{
    /// <summary>Called at the beginning of every call, to misbehave.</summary>
    public Action<string, ILinkOutput>? OnCall { get; set; }

    /// <summary>When true a command is taken and nothing is written for it.</summary>
    public bool Swallows { get; set; }

    public List<string> Calls { get; } = [];

    public ILinkOutput? LastOutput { get; private set; }

    public void Opened(ILinkOutput output) => Note("Opened", output);

    public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        Note("Received", output);
        var consumed = 0;
        while (maxFrames-- > 0 && LineFraming.TryReadLine(buffer[consumed..], 200_000, out var length, out var used))
        {
            output.Frame(consumed, used);
            // Dropped by its first bytes and without an allocation, as an adapter does.
            if (buffer[consumed..].StartsWith("IGNORE"u8))
                output.Ignored();
            else
                Read(Encoding.ASCII.GetString(buffer.Slice(consumed, length)), buffer.Slice(consumed, length), output);
            consumed += used;
        }
        return consumed;
    }

    public void Closing(ILinkOutput output)
    {
        Note("Closing", output);
        output.Wire.Write("BYE\n"u8);
    }

    public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output)
    {
        Note($"Execute {ticket.Number}", output);
        if (Swallows)
            return;
        var subject = command switch
        {
            SwitchCommand.RequestSnapshot c => c.Scope.ToString(),
            SwitchCommand.MakeCall c => $"{c.CallingDevice} {c.CalledDirectoryNumber}",
            SwitchCommand.MonitorStart c => c.MonitorObject,
            SwitchCommand.MonitorStop c => c.MonitorObject,
            SwitchCommand.GroupPickupCall c => c.NewDestination,
            SwitchCommand.AnswerCall c => Text(c.CallToBeAnswered),
            SwitchCommand.HoldCall c => Text(c.CallToBeHeld),
            SwitchCommand.RetrieveCall c => Text(c.CallToBeRetrieved),
            SwitchCommand.ClearConnection c => Text(c.ConnectionToBeCleared),
            SwitchCommand.ClearCall c => c.CallToBeCleared.CallId,
            SwitchCommand.SetMessageWaitingIndicator c => c.Device,
            SwitchCommand.ConsultationCall c => $"{Text(c.ExistingCall)} {c.ConsultedDevice}",
            _ => "",
        };
        output.Wire.Write(
            Encoding.ASCII.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"CMD {ticket.Number} {command.GetType().Name} {subject}\n")
            )
        );
    }

    public void Abandon(CommandTicket ticket, ILinkOutput output) => Note($"Abandon {ticket.Number}", output);

    public void Elapsed(LinkTimer timer, ILinkOutput output) => Note($"Elapsed {timer.Id}", output);

    public void Closed(ILinkOutput output) => Note("Closed", output);

    private void Note(string call, ILinkOutput output)
    {
        LastOutput = output;
        if (call != "Received")
            Calls.Add(call);
        OnCall?.Invoke(call, output);
    }

    private static string Text(NativeConnection connection) => $"{connection.CallId} {connection.DeviceId}";

    private static void Read(string line, ReadOnlySpan<byte> frame, ILinkOutput output)
    {
        var words = line.Split(' ');
        CommandTicket Ticket() => new(long.Parse(words[1], CultureInfo.InvariantCulture));
        switch (words[0])
        {
            case "RESTART":
                output.SwitchRestarted(string.Join(' ', words[1..]));
                break;
            case "SEES":
                output.Observed(
                    words[1],
                    Enum.Parse<DeviceObservation>(words[2], ignoreCase: true),
                    words.Length > 3 ? string.Join(' ', words[3..]) : null
                );
                break;
            case "LIMIT":
                output.Complete(Ticket(), CommandAnswer.Rejected(Failure.MonitorLimit, string.Join(' ', words[2..])));
                break;
            case "HELLO":
                output.LoggedOn(words[1], words.Length > 2 ? string.Join(' ', words[2..]) : null);
                break;
            case "IMPAIRED":
                output.StatusImpaired(string.Join(' ', words[1..]));
                break;
            case "NORMAL":
                output.StatusNormal();
                break;
            case "OK":
                output.Complete(Ticket(), CommandAnswer.Acknowledged);
                break;
            case "NO":
                output.Complete(Ticket(), CommandAnswer.Rejected(Failure.InvalidConnectionState, string.Join(' ', words[2..])));
                break;
            case "CANNOT":
                output.Complete(Ticket(), CommandAnswer.NotSupported(string.Join(' ', words[2..])));
                break;
            case "BIND":
                output.BindCall(Ticket(), new NativeConnection(words[2], words[3]));
                break;
            case "EV":
                output.Emit(Event(words));
                break;
            case "CDR":
                output.Emit(
                    new DataLinkEvent.CallDetailRecordsReport(
                        new CallDetailRecord
                        {
                            Switch = new SwitchId("hq"),
                            Link = new LinkId("hq-1"),
                            Layout = "fake",
                            Received = output.ReceivedAt,
                            RawLine = line,
                        }
                    )
                );
                break;
            case "HIST":
                output.Emit(History(words));
                break;
            case "BEGIN":
                output.SnapshotBegin(Enum.Parse<SnapshotScope>(words[1]));
                break;
            case "CALL":
                output.SnapshotItem(Call(words));
                break;
            case "DEVICE":
                output.SnapshotItem(new SnapshotItem.Device(words[1], DeviceCategory.Station));
                break;
            case "END" or "PART":
                output.SnapshotEnd(Enum.Parse<SnapshotScope>(words[1]), words[0] == "END");
                break;
            case "PROGRESS":
                output.Progress(Ticket());
                break;
            case "BEAT":
                output.HeartbeatAnswered(TimeSpan.FromMilliseconds(3));
                break;
            case "MISS":
                output.HeartbeatMissed();
                break;
            case "TIMER":
                output.StartTimer(new LinkTimer(1), TimeSpan.FromSeconds(double.Parse(words[1], CultureInfo.InvariantCulture)));
                break;
            case "ODD":
                output.Anomaly(AnomalyKind.InvalidField, string.Join(' ', words[1..]), frame);
                break;
            case "CLOSE":
                output.Close(string.Join(' ', words[2..]), Enum.Parse<CloseNext>(words[1]));
                break;
            case "THROW":
                throw new InvalidOperationException("the adapter is broken");
            case "BREAK":
                throw new LinkProtocolException(LinkProtocolError.Malformed, "that is no frame");
            default:
                output.Unknown(words[0], frame);
                break;
        }
    }

    // HIST port reason calling called; a hyphen for what the record does not have.
    private static DataLinkEvent.CallHistory History(string[] words)
    {
        string? Word(int index) => words[index] == "-" ? null : words[index];
        return new DataLinkEvent.CallHistory(
            Word(1),
            "001",
            "0007",
            Enum.Parse<CallHistoryReason>(words[2], ignoreCase: true),
            PartyDevice.Of(Word(3)),
            Word(4) is { } called ? PartyDevice.Of(called) : PartyDevice.NotRequired,
            string.Join(' ', words)
        );
    }

    private static CallEvent Event(string[] words)
    {
        var connection = new NativeConnection(words[2], words[3]);
        var device = PartyDevice.Of(words.Length > 4 ? words[4] : null);
        var none = PartyDevice.NotRequired;
        var unknown = PartyDevice.NotKnown;
        return words[1] switch
        {
            "originated" => new CallEvent.Originated(connection, device, unknown),
            "consulting" => new CallEvent.Originated(connection, device, unknown) { ParentCall = words[5] },
            "delivered" => new CallEvent.Delivered(connection, device, unknown, device, none),
            "established" => new CallEvent.Established(connection, device, unknown, unknown, none),
            "held" => new CallEvent.Held(connection, device),
            "retrieved" => new CallEvent.Retrieved(connection, device),
            "cleared" => new CallEvent.ConnectionCleared(connection, device),
            "failed" => new CallEvent.Failed(connection, device, unknown, unknown, none),
            _ => throw new InvalidOperationException($"There is no event {words[1]}."),
        };
    }

    private static SnapshotItem.Call Call(string[] words)
    {
        var connections = new List<SnapshotConnection>();
        for (var i = 2; i + 2 < words.Length; i += 3)
        {
            connections.Add(
                new SnapshotConnection(
                    new NativeConnection(words[1], words[i]),
                    PartyDevice.Of(words[i + 1]),
                    Enum.Parse<LocalConnectionState>(words[i + 2], ignoreCase: true)
                )
            );
        }
        return new SnapshotItem.Call(words[1], connections);
    }
}
