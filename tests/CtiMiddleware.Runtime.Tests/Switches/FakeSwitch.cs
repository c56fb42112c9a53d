using System.Globalization;
using System.Text;
using CtiMiddleware.Links.Transports;

namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>The far end of <see cref="FakeProtocol"/>: outlives its connections, answers what it is told to answer.</summary>
internal sealed class FakeSwitch
{
    private readonly StringBuilder _partial = new();

    public FakeSwitch(MemoryNetwork network, string host = "pbx", int port = 5038)
    {
        Network = network;
        Host = host;
        Port = port;
        Up();
    }

    public MemoryNetwork Network { get; }

    public string Host { get; }

    public int Port { get; }

    /// <summary>The present connection; null before the first.</summary>
    public MemoryPeer? Peer { get; private set; }

    /// <summary>What it says when a link connects.</summary>
    public string Greeting { get; set; } = "HELLO 1.0\nNORMAL\n";

    /// <summary>The calls its snapshot shows, as lines <c>CALL call device number state …</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The devices its snapshot shows.</summary>
    public List<string> Devices { get; } = ["1001", "1002"];

    /// <summary>The answer to a command by ticket and service; null for none now.</summary>
    public Func<long, string, string?> Answer { get; set; } = static (ticket, _) => $"OK {ticket}";

    /// <summary>The answer to a snapshot by ticket and scope; null for none.</summary>
    public Func<long, string, string?>? SnapshotAnswer { get; set; }

    /// <summary>The commands that came, without the snapshots: <c>ticket Service subject</c>.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>Service and first subject of everything that came, snapshots too, in its order.</summary>
    public List<string> All { get; } = [];

    public int Connections { get; private set; }

    public void Up() => Network.Listen(Host, Port, Accept);

    /// <summary>Stops listening and drops the connection.</summary>
    public void Down(string reason = "the switch closed the connection")
    {
        Network.Listen(Host, Port, accept: null);
        Peer?.Close(reason);
    }

    public void Say(string lines) => Say(Peer!, lines);

    private static void Say(MemoryPeer peer, string lines) =>
        peer.Send(Encoding.ASCII.GetBytes(lines.EndsWith('\n') ? lines : lines + "\n"));

    private void Accept(MemoryPeer peer)
    {
        Connections++;
        Peer = peer;
        _partial.Clear();
        peer.OnReceived(() => Hear(peer));
        if (Greeting.Length > 0)
            Say(peer, Greeting);
    }

    private void Hear(MemoryPeer peer)
    {
        _partial.Append(Encoding.ASCII.GetString(peer.Take()));
        var lines = _partial.ToString().Split('\n');
        _partial.Clear().Append(lines[^1]);
        foreach (var line in lines[..^1])
        {
            var words = line.Split(' ');
            var ticket = long.Parse(words[1], CultureInfo.InvariantCulture);
            if (words[2] == "RequestSnapshot")
            {
                All.Add(words[2] + " " + words[3]);
                Snapshot(peer, ticket, words[3]);
                continue;
            }
            Commands.Add(line[4..]);
            All.Add(words[2] + (words.Length > 3 ? " " + words[3] : ""));
            if (Answer(ticket, words[2]) is { } answer)
                Say(peer, answer);
        }
    }

    private void Snapshot(MemoryPeer peer, long ticket, string scope)
    {
        if (SnapshotAnswer is not null)
        {
            if (SnapshotAnswer(ticket, scope) is { } answer)
                Say(peer, answer);
            return;
        }
        Say(peer, $"BEGIN {scope}");
        foreach (var device in scope == "Devices" ? Devices : [])
            Say(peer, $"DEVICE {device}");
        foreach (var call in scope == "Calls" ? Calls : [])
            Say(peer, call);
        Say(peer, $"END {scope}\nOK {ticket}");
    }
}
