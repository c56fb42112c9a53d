using System.Buffers;
using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.CiscoGed188;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Tests.CiscoGed188;

/// <summary>A client of a CTI Server in memory: writes requests by the names of the tables and keeps what comes.</summary>
internal sealed class CtiTestClient : IFaceOutput
{
    private const string Everything = "268435455";

    private readonly SimulationKernel _kernel;
    private readonly GedFrameReader _reader = new();
    private readonly GedMessageWriter _writer = new();
    private uint _lastInvoke;

    public CtiTestClient(CtiServerFace face)
    {
        _kernel = face.Kernel;
        Session = (CtiServerSession)((ISwitchFace)face).Connect(this);
    }

    public CtiServerSession Session { get; }

    public List<CtiReceived> Received { get; } = [];

    /// <summary>What was received, byte for byte.</summary>
    public List<byte[]> Raw { get; } = [];

    public string? Closed { get; private set; }

    /// <summary>False makes the output refuse, as a full buffer does.</summary>
    public bool Reads { get; set; } = true;

    public IReadOnlyList<CtiReceived> Events => [.. Received.Where(static message => message.IsEvent)];

    /// <summary>The events without media, in short.</summary>
    public IReadOnlyList<string> Story =>
        [
            .. Events
                .Where(static message => !message.Name.StartsWith("RTP_", StringComparison.Ordinal))
                .Select(static message => message.Short),
        ];

    public CtiReceived Last => Received[^1];

    public bool TryWrite(ReadOnlySpan<byte> message)
    {
        if (!Reads)
            return false;
        Raw.Add(message.ToArray());
        Assert.True(_reader.TryRead(message, out var read));
        Assert.Equal(message.Length, read.Frame.Length);
        Received.Add(CtiReceived.Read(_kernel.Elapsed, read));
        return true;
    }

    public void Close(string reason) => Closed = reason;

    /// <summary>Sends a request and lets the server work on it; its answer, when there is one already.</summary>
    public CtiReceived? Ask(MessageType type, params (string Field, string Value)[] fields)
    {
        var invoke = Send(type, fields);
        _kernel.RunReady();
        return AnswerTo(invoke);
    }

    public uint Send(MessageType type, params (string Field, string Value)[] fields)
    {
        var invoke = ++_lastInvoke;
        Session.Receive(Write(type, [("InvokeID", invoke.ToString(CultureInfo.InvariantCulture)), .. fields]));
        return invoke;
    }

    public CtiReceived? AnswerTo(uint invoke) =>
        Received.Find(message => !message.IsEvent && message["InvokeID"] == invoke.ToString(CultureInfo.InvariantCulture));

    public byte[] Write(MessageType type, params (string Field, string Value)[] fields)
    {
        var output = new ArrayBufferWriter<byte>();
        var layout = MessageLayout.Find((uint)type, _writer.Version)!;
        _writer.Begin(type);
        foreach (var (field, value) in fields)
        {
            if (field == "UUI")
                _writer.Bytes(Tag.Uui, System.Text.Encoding.Latin1.GetBytes(value));
            else if (field == "CLIENT_PASSWORD")
                _writer.Bytes(Tag.ClientPassword, System.Text.Encoding.Latin1.GetBytes(value + "\0"));
            else
                MessageText.Add(_writer, layout, field, value);
        }
        Assert.True(_writer.Finish(output), _writer.Problem);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Opens a session; the fields given replace the usual ones.</summary>
    public CtiReceived? Open(
        string services = "ALL_EVENTS|CLIENT_CONTROL|CONNECTION_MONITOR|PERIPHERAL_MONITOR",
        params (string Field, string Value)[] fields
    )
    {
        var all = new Dictionary<string, string>
        {
            ["VersionNumber"] = "19",
            ["IdleTimeout"] = "4294967295",
            ["PeripheralID"] = "4294967295",
            ["ServiceRequested"] = services,
            ["CallMsgMask"] = Everything,
            ["AgentStateMask"] = "1023",
            ["CLIENT_ID"] = "test",
            ["CLIENT_PASSWORD"] = "ctisecret",
        };
        foreach (var (field, value) in fields)
        {
            if (value.Length == 0)
                all.Remove(field);
            else
                all[field] = value;
        }
        var version = int.Parse(all["VersionNumber"], CultureInfo.InvariantCulture);
        _reader.Version = _writer.Version = version;
        var answer = Ask(MessageType.OpenReq, [.. all.Select(static pair => (pair.Key, pair.Value))]);
        return answer;
    }

    public void Clear()
    {
        Received.Clear();
        Raw.Clear();
    }
}
