using System.Buffers;
using System.Buffers.Binary;
using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>
/// Frames for one link from one seed, that know the grammar: messages whose fields are drawn from values that mean something, and then bent:
/// lengths that lie, fields cut, doubled, swapped, bytes flipped, pure noise; with commands between them. Two runs of one seed are equal.
/// </summary>
public sealed class GedFuzzer
{
    /// <summary>The bound on calls, and on agents, of the link under test: small, so that it is met.</summary>
    public const int Bound = 500;

    private static readonly uint[] s_values =
    [
        0,
        1,
        2,
        3,
        4,
        5,
        6,
        70,
        75,
        76,
        77,
        100,
        101,
        102,
        200,
        255,
        1000,
        5000,
        0xFFFF,
        0x7FFFFFFF,
        0xFFFFFFFF,
    ];
    private static readonly string[] s_texts =
    [
        "",
        "1001",
        "1002",
        "1003",
        "Q1",
        "T1",
        "dynamic:1",
        "@1",
        "0301234567",
        new string('9', 60),
        new string('x', 250),
    ];
    private static readonly TagLayout[] s_tags = [.. TagLayout.All];
    private readonly GedMessageWriter _writer = new();
    private readonly ArrayBufferWriter<byte> _frame = new(5000);
    private readonly MessageLayout[] _layouts;
    private readonly Action<CiscoGed188Protocol>? _inspect;
    private ulong _state;
    private long _ticket;

    public GedFuzzer(ulong seed, Action<CiscoGed188Protocol>? inspect = null)
    {
        _state = seed == 0 ? 1 : seed;
        _inspect = inspect;
        _layouts =
        [
            .. Enumerable
                .Range(0, 256)
                .Select(type => MessageLayout.Find((uint)type, GedWire.NewestVersion))
                .OfType<MessageLayout>()
                .Where(layout => layout.IsDescribed),
        ];
    }

    /// <summary>Messages of the link that were taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Frames refused with a typed reason.</summary>
    public long Refused { get; private set; }

    /// <summary>How often the session ended for a reason of the protocol's own.</summary>
    public long Closed { get; private set; }

    /// <summary>The most calls open at once.</summary>
    public int MostCalls { get; private set; }

    /// <summary>Frames given.</summary>
    public long Frames { get; private set; }

    /// <summary>Gives frames until enough were given or time is up.</summary>
    /// <param name="frames">How many.</param>
    /// <param name="goOn">Asked now and then; false ends it.</param>
    /// <exception cref="InvalidOperationException">The adapter broke its contract; the message says how.</exception>
    public void Run(long frames, Func<bool> goOn)
    {
        var output = new FuzzOutput();
        var protocol = Fresh(output);
        for (; Frames < frames; Frames++)
        {
            if (protocol.CallCount > MostCalls)
                MostCalls = protocol.CallCount;
            if (Frames % 1024 == 0)
            {
                if (!goOn())
                    return;
                _inspect?.Invoke(protocol);
            }
            // A connection lives a while; then another begins, so that every state of the session is met.
            if (output.IsClosed || Draw(3000) == 0)
            {
                Closed += output.IsClosed ? 1 : 0;
                protocol.Closed(output);
                Open(protocol, output);
            }
            if (Draw(40) == 0)
                Command(protocol, output);
            if (Draw(200) == 0)
                output.Fire(protocol);
            Give(protocol, output, Frame());
        }
    }

    private static CiscoGed188Protocol Fresh(FuzzOutput output)
    {
        var protocol = new CiscoGed188Protocol(
            new CiscoGed188Options
            {
                ClientId = "fuzz",
                Password = "x",
                Devices = ["1001", "1002"],
                SkillGroups = [1, 2],
                Supervisor = true,
                MaxCalls = Bound,
                MaxAgents = Bound,
            }
        );
        Open(protocol, output);
        return protocol;
    }

    private static void Open(CiscoGed188Protocol protocol, FuzzOutput output)
    {
        output.Reset();
        protocol.Opened(output);
        var invoke = BinaryPrimitives.ReadUInt32BigEndian(output.Written[8..]);
        var conf = new ArrayBufferWriter<byte>();
        new GedMessageWriter()
            .Begin(MessageType.OpenConf)
            .Set(Field.InvokeID, invoke)
            .Set(Field.ServiceGranted, uint.MaxValue)
            .Set(Field.PeripheralOnline, 1)
            .Finish(conf);
        protocol.Received(conf.WrittenSpan, 1, output);
    }

    private void Give(CiscoGed188Protocol protocol, FuzzOutput output, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !output.IsClosed)
        {
            int consumed;
            try
            {
                consumed = protocol.Received(bytes, 64, output);
            }
            catch (LinkProtocolException)
            {
                Refused++;
                output.IsClosed = true;
                return;
            }
            if (consumed < 0 || consumed > bytes.Length)
                throw new InvalidOperationException($"{consumed} of {bytes.Length} bytes consumed");
            if (consumed == 0)
                return;
            Taken++;
            bytes = bytes[consumed..];
        }
    }

    private ReadOnlySpan<byte> Frame()
    {
        _frame.ResetWrittenCount();
        if (Draw(50) == 0)
        {
            var noise = _frame.GetSpan(64)[..(1 + Draw(60))];
            foreach (ref var value in noise)
                value = (byte)Draw(256);
            _frame.Advance(noise.Length);
            return _frame.WrittenSpan;
        }
        if (Draw(60) == 0)
        {
            GedMessageWriter.Raw((uint)Draw(300), "any bytes"u8[..Draw(9)], _frame);
            return _frame.WrittenSpan;
        }
        Message();
        var copy = _frame.WrittenSpan.ToArray();
        var bent = Draw(6);
        for (; bent > 4; bent--)
            Bend(copy);
        return copy;
    }

    private void Message()
    {
        // Call and agent events most of the time: there the state is.
        var layout = Draw(4) switch
        {
            0 => _layouts[Draw(_layouts.Length)],
            1 when Draw(3) == 0 => MessageLayout.Find((uint)MessageType.AgentStateEvent, GedWire.NewestVersion)!,
            _ => _layouts[8 + Draw(18)],
        };
        _writer.Begin(layout.Type);
        foreach (var field in layout.Fields)
        {
            var value = Value();
            // One peripheral speaks, but for a few messages: those of another one are left out.
            if (field.Name == nameof(Field.PeripheralID) && Draw(20) != 0)
                value = 5000;
            _writer.Set(
                field,
                field.Width == 4 ? value
                    : field.Width == 2 ? value & 0xFFFF
                    : value & 0xFF
            );
        }
        if (layout.Type == MessageType.AgentStateEvent)
            _writer.Text(Tag.AgentId, Draw(10_000).ToString(System.Globalization.CultureInfo.InvariantCulture));
        for (var count = Draw(9); count > 0; count--)
            Float();
        if (!_writer.Finish(_frame))
            GedMessageWriter.Raw((uint)layout.Type, [], _frame);
    }

    // What means something already, or something fresh: identifiers that nobody ever heard, and will not hear again.
    private uint Value() => Draw(3) == 0 ? (uint)Draw(int.MaxValue) : s_values[Draw(s_values.Length)];

    private void Float()
    {
        var tag = Draw(3) == 0 ? s_tags[Draw(s_tags.Length)].Tag : (Tag)(25 + Draw(20));
        // Groups of agents, with their states; states alone mean nothing.
        if (Draw(6) == 0)
            _writer.Number(Tag.SkillGroupNumber, Value()).Number(Tag.SkillGroupState, (uint)Draw(12));
        switch (Draw(5))
        {
            case 0:
                _writer.Number(tag, Value());
                break;
            case 1:
                _writer.NamedVariable("n" + Draw(5), s_texts[Draw(10)]);
                break;
            default:
                var text =
                    Draw(8) == 0
                        ? Draw(10_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture)
                        : s_texts[Draw(s_texts.Length)];
                if (TagLayout.Find((int)tag) is not { MaxLength: > 0 } layout || text.Length < layout.MaxLength)
                    _writer.Text(tag, text);
                break;
        }
    }

    private void Bend(Span<byte> frame)
    {
        switch (Draw(6))
        {
            case 0:
                frame[Draw(frame.Length)] ^= (byte)(1 << Draw(8));
                break;
            case 1:
                BinaryPrimitives.WriteInt32BigEndian(frame, Draw(2) == 0 ? -Draw(100) : frame.Length - 8 + Draw(9) - 4);
                break;
            case 2:
                frame[Draw(frame.Length)] = (byte)Draw(256);
                break;
            case 3:
                frame[Draw(frame.Length)..].Clear();
                break;
            case 4:
                frame[Draw(frame.Length)..].Fill(0xFF);
                break;
            default:
                frame[Math.Min(frame.Length - 1, 8 + Draw(60))] = 255;
                break;
        }
    }

    private void Command(CiscoGed188Protocol protocol, FuzzOutput output)
    {
        var native = new NativeConnection(
            s_values[10 + Draw(4)].ToString(System.Globalization.CultureInfo.InvariantCulture),
            s_texts[1 + Draw(3)]
        );
        SwitchCommand command = Draw(8) switch
        {
            0 => new SwitchCommand.MakeCall("1001", "1002"),
            1 => new SwitchCommand.HoldCall(native),
            2 => new SwitchCommand.ConsultationCall(native, "1003"),
            3 => new SwitchCommand.ClearCall(native),
            4 => new SwitchCommand.AssociateData(native, new Dictionary<string, string?> { ["user.x"] = s_texts[Draw(s_texts.Length)] }),
            5 => new SwitchCommand.RequestSnapshot((SnapshotScope)(1 << Draw(4))),
            6 => new SwitchCommand.SetAgentState("1001", (RequestedAgentState)Draw(5), "7", null),
            _ => new SwitchCommand.Escape([new("Message", "SUPERVISE_CALL_REQ"), new("SupervisoryAction", "MONITOR")]),
        };
        protocol.Execute(new CommandTicket(++_ticket), command, output);
    }

    private int Draw(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)(_state % (ulong)below);
    }
}
