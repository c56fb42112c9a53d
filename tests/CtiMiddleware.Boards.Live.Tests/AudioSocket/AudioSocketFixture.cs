using CtiMiddleware.Adapters.AudioSocket;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using CtiMiddleware.Runtime.Voice;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Boards.Live.Tests.AudioSocket;

/// <summary>A real Asterisk whose dial plan connects calls to our board over AudioSocket.</summary>
public sealed class AudioSocketFixture : IAsyncLifetime
{
    /// <summary>The UUID of every call; digits first, so that the dial plan's pattern takes it.</summary>
    public const string Uuid = "40325ec2-5efd-4bd3-805f-53576e581d13";

    private static readonly SwitchId s_board = new("ivr");
    private readonly int _port = LoopbackPorts.Take();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "cti-voice-" + Path.GetRandomFileName());
    private AsteriskPeer? _peer;

    /// <summary>The Asterisk.</summary>
    public AsteriskPeer Peer
    {
        get
        {
            Requirements.Need(AsteriskInstallation.Asterisk22);
            return _peer!;
        }
    }

    /// <summary>The middleware.</summary>
    public CtiRuntime Runtime { get; private set; } = null!;

    /// <summary>Its messages.</summary>
    public DirectoryMessageStore Messages { get; private set; } = null!;

    /// <summary>Its board.</summary>
    public IVoiceBoard Board => Runtime.VoiceBoard(s_board)!;

    public async ValueTask InitializeAsync()
    {
        if (AsteriskInstallation.Asterisk22.MissingBecause is not null)
            return;
        var time = TimeProvider.System;
        Messages = new DirectoryMessageStore(_folder, new(), new SeededIdSource(time, 3), NullLogger.Instance);
        var link = new LinkDefinition(new LinkId("ivr-1"), [new ListeningEndpoint("127.0.0.1", _port)])
        {
            Options = new AudioSocketOptions(),
        };
        Runtime = new CtiRuntime(
            [new SwitchDefinition(s_board, new AudioSocketAdapterFactory(), [link])],
            new CtiRuntimeParts
            {
                Log = new EventLog(new EventLogOptions(), time, new SeededIdSource(time, 1)),
                Transports = new TransportFactory(new TransportOptions(), time, NullLoggerFactory.Instance),
                Time = time,
                CreateIds = seed => new SeededIdSource(time, seed),
                Seed = 2,
                Messages = Messages,
            }
        );
        Runtime.Start();
        await UntilAsync(
            () => Runtime.Log.TryGet<SwitchObject>(ObjectKind.Switch, "ivr", out var board) && board.State == LinkState.Up,
            "the board in service"
        );
        var values = new Dictionary<string, string> { ["BOARD_PORT"] = _port.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        _peer = await AsteriskPeer.StartAsync(AsteriskInstallation.Asterisk22, addition: new AsteriskAddition("AudioSocket", values));
    }

    public async ValueTask DisposeAsync()
    {
        if (_peer is not null)
            await _peer.DisposeAsync();
        if (Runtime is not null)
            await Runtime.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A caller of this habit calls the board; the connection of the board in that call.</summary>
    public async Task<NativeConnection> CallAsync(string caller)
    {
        await using var probe = await Peer.LogInAsync();
        var answer = await probe.ActAsync(
            "Originate",
            ("Channel", $"Local/{caller}@caller/n"),
            ("Context", "board"),
            ("Exten", Uuid),
            ("Priority", "1"),
            ("Async", "true")
        );
        Assert.Equal("Success", answer["Response"]);
        NativeConnection? found = null;
        await UntilAsync(() => (found = Present().FirstOrDefault()?.Native) is not null, "the call at the board");
        return found!.Value;
    }

    /// <summary>Waits until no call is left at the board.</summary>
    public Task UntilGoneAsync() => UntilAsync(() => !Present().Any(), "the end of the call");

    /// <summary>Waits for something that nobody reports.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Event);
        while (!condition())
        {
            if (deadline.IsCancellationRequested)
                throw new TimeoutException($"There is not {what}.");
            await Task.Delay(Deadlines.Poll, CancellationToken.None);
        }
    }

    private IEnumerable<Connection> Present() =>
        Runtime
            .Log.TakeSnapshot()
            .OfKind(ObjectKind.Call)
            .Cast<Call>()
            .SelectMany(static call => call.Connections)
            .Where(static one => one.State == LocalConnectionState.Connected);
}
