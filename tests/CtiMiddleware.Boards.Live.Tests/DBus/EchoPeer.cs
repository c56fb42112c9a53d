using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace CtiMiddleware.Boards.Live.Tests.DBus;

/// <summary>
/// A service on a bus that speaks the wire protocol by hand, without sd-bus: it gives back the bytes of a body as they came. <c>Echo</c> answers
/// with them, <c>Say</c> answers and says them as the signal <c>Said</c>, <c>Fail</c> answers with an error, <c>Silent</c> does not answer.
/// </summary>
internal sealed class EchoPeer : IAsyncDisposable
{
    public const string Name = "org.example.Echo";

    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly Task _serving;
    private uint _serial = 100;

    private EchoPeer(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        Begin();
        // A thread of its own: it blocks in reading, and the pool may be busy.
        _serving = Task.Factory.StartNew(Serve, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public static EchoPeer Start(PrivateBus bus)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(bus.SocketPath));
        return new EchoPeer(socket);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Shutdown(SocketShutdown.Both);
        await _serving;
        await _stream.DisposeAsync();
    }

    private void Begin()
    {
        var user = Environment.UserName == "root" ? 0 : GetUser();
        var hex = Convert.ToHexStringLower(Encoding.ASCII.GetBytes($"{user}"));
        _stream.Write([0, .. Encoding.ASCII.GetBytes($"AUTH EXTERNAL {hex}\r\n")]);
        Assert.StartsWith("OK ", Line(), StringComparison.Ordinal);
        _stream.Write("BEGIN\r\n"u8);
        Call("Hello", "", []);
        var name = new List<byte>();
        AddText(name, Name);
        name.AddRange([0, 0, 0, 0]);
        while (name.Count % 4 != 0)
            name.Insert(name.Count - 4, 0);
        Call("RequestName", "su", [.. name]);
    }

    private static int GetUser() =>
        int.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1], null);

    // Sends a call to the daemon and waits for its answer.
    private void Call(string member, string signature, byte[] body)
    {
        Send(
            1,
            signature,
            body,
            (1, "o", "/org/freedesktop/DBus"),
            (2, "s", "org.freedesktop.DBus"),
            (3, "s", member),
            (6, "s", "org.freedesktop.DBus")
        );
        while (true)
        {
            var message = Read() ?? throw new IOException("the bus is gone");
            if (message.Type == 2)
                return;
            Assert.NotEqual(3, message.Type);
        }
    }

    private void Serve()
    {
        while (Read() is { } call)
        {
            if (call.Type != 1)
                continue;
            var sender = call.Texts[7];
            switch (call.Texts[3])
            {
                case "Echo":
                    Answer(2, call, sender);
                    break;
                case "Say":
                    Answer(2, call, sender);
                    Send(
                        4,
                        call.Texts.GetValueOrDefault((byte)8, ""),
                        call.Body,
                        (1, "o", call.Texts[1]),
                        (2, "s", call.Texts[2]),
                        (3, "s", "Said")
                    );
                    break;
                case "Fail":
                    Send(
                        3,
                        "s",
                        Text("it failed on purpose"),
                        (4, "s", "org.example.Error.Failed"),
                        (5, "u", call.Serial),
                        (6, "s", sender)
                    );
                    break;
            }
        }
    }

    private void Answer(byte type, Message call, string sender) =>
        Send(type, call.Texts.GetValueOrDefault((byte)8, ""), call.Body, (5, "u", call.Serial), (6, "s", sender));

    private static byte[] Text(string text)
    {
        var bytes = new List<byte>();
        AddText(bytes, text);
        return [.. bytes];
    }

    private static void AddText(List<byte> bytes, string text)
    {
        Pad(bytes, 4);
        AddNumber(bytes, (uint)text.Length);
        bytes.AddRange(Encoding.ASCII.GetBytes(text));
        bytes.Add(0);
    }

    private static void AddNumber(List<byte> bytes, uint number)
    {
        Pad(bytes, 4);
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(four, number);
        bytes.AddRange(four);
    }

    private static void Pad(List<byte> bytes, int to)
    {
        while (bytes.Count % to != 0)
            bytes.Add(0);
    }

    private void Send(byte type, string signature, byte[] body, params (byte Code, string Type, object Value)[] fields)
    {
        var inside = new List<byte>();
        if (signature.Length > 0)
            fields = [.. fields, (8, "g", signature)];
        foreach (var (code, kind, value) in fields)
        {
            Pad(inside, 8);
            inside.AddRange([code, 1, (byte)kind[0], 0]);
            if (kind == "u")
                AddNumber(inside, (uint)value);
            else if (kind == "g")
                inside.AddRange([(byte)((string)value).Length, .. Encoding.ASCII.GetBytes((string)value), 0]);
            else
                AddText(inside, (string)value);
        }
        List<byte> message = [(byte)'l', type, 0, 1];
        AddNumber(message, (uint)body.Length);
        AddNumber(message, ++_serial);
        AddNumber(message, (uint)inside.Count);
        message.AddRange(inside);
        Pad(message, 8);
        message.AddRange(body);
        _stream.Write([.. message]);
    }

    private Message? Read()
    {
        var head = new byte[16];
        if (!Fill(head))
            return null;
        Assert.Equal((byte)'l', head[0]);
        var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(12));
        var fields = new byte[(length + 7) / 8 * 8];
        var body = new byte[BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4))];
        if (!Fill(fields) || !Fill(body))
            return null;
        var texts = new Dictionary<byte, string>();
        for (var at = 0; at < length; at = (at + 7) / 8 * 8)
        {
            var (code, type) = (fields[at], (char)fields[at + 2]);
            at += 4;
            if (type == 'g')
            {
                texts[code] = Encoding.ASCII.GetString(fields, at + 1, fields[at]);
                at += fields[at] + 2;
            }
            else if (type == 'u')
                at += 4;
            else
            {
                var size = (int)BinaryPrimitives.ReadUInt32LittleEndian(fields.AsSpan(at));
                texts[code] = Encoding.UTF8.GetString(fields, at + 4, size);
                at += size + 5;
            }
        }
        return new Message(head[1], BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(8)), texts, body);
    }

    private bool Fill(byte[] bytes)
    {
        try
        {
            _stream.ReadExactly(bytes);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private string Line()
    {
        var line = new StringBuilder();
        for (int next; (next = _stream.ReadByte()) is not ('\n' or -1); )
            line.Append((char)next);
        return line.ToString();
    }

    private sealed record Message(byte Type, uint Serial, Dictionary<byte, string> Texts, byte[] Body);
}
