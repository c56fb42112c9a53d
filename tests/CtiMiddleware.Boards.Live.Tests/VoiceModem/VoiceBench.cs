using CtiMiddleware.BoardSimulator.Tests.Lines;
using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Board.VoiceModem;
using CtiMiddleware.Simulators.Switch.Kernel;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Boards.Live.Tests.VoiceModem;

/// <summary>Our exchange, line and voice modem in real time, the modem on a pseudo terminal that a real program opens.</summary>
internal sealed class VoiceBench : IAsyncDisposable
{
    private readonly SimulationKernel _kernel = new(1, TimeProvider.System.GetUtcNow());
    private readonly RealTimeKernelHost _host;
    private readonly TelephoneLine _line = new("2001");
    private readonly LineExchange _exchange;
    private readonly List<LineEvent> _told = [];
    private readonly VoiceModemFace _modem;
    private VoiceModemPort _port = null!;

    private VoiceBench()
    {
        _exchange = new LineExchange(_kernel, _line, new LineExchangeOptions()) { Told = _told.Add };
        _modem = new VoiceModemFace(_kernel, _line, ModemProfile.Get("v253"));
        _host = new RealTimeKernelHost(_kernel, TimeProvider.System, NullLogger.Instance);
        Folder = Directory.CreateTempSubdirectory("cti-vgetty-").FullName;
    }

    public string Folder { get; }

    /// <summary>The terminal's name below /dev.</summary>
    public string Device => _port.Path["/dev/".Length..];

    public static async Task<VoiceBench> StartAsync(params (string Name, string Value)[] settings)
    {
        if (VoicePrograms.MissingBecause is { } missing)
            Assert.Skip(missing);
        var bench = new VoiceBench();
        bench._port = await VoiceModemPort.OpenAsync(bench._host, bench._modem);
        VoicePrograms.Prepare(bench.Folder, bench.Device, settings.ToDictionary(static one => one.Name, static one => one.Value));
        return bench;
    }

    public ChildProcess Run(params string[] program) => VoicePrograms.Start(Folder, program);

    public Task<T> On<T>(Func<LineExchange, VoiceModemFace, T> act) => _host.InvokeAsync(() => act(_exchange, _modem));

    public Task<List<LineEvent>> ToldAsync() => _host.InvokeAsync(() => _told.ToList());

    /// <summary>The commands that the program gave, without AT.</summary>
    public Task<List<string>> CommandsAsync() => On(static (_, modem) => modem.Dialogue.ToList());

    public async Task<T> UntilAsync<T>(string what, Func<LineExchange, VoiceModemFace, T?> look, TimeSpan within)
        where T : class
    {
        var end = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(end) < within)
        {
            if (await On(look) is { } found)
                return found;
            await Task.Delay(Deadlines.Poll);
        }
        Assert.Fail($"Not within {within.TotalSeconds} s: {what}.\nCommands: {string.Join(" · ", await CommandsAsync())}\n{Logs()}");
        throw new InvalidOperationException();
    }

    public Task UntilAsync(string what, Func<LineExchange, VoiceModemFace, bool> look, TimeSpan within) =>
        UntilAsync(what, (exchange, modem) => look(exchange, modem) ? what : null, within);

    /// <summary>The ends of the program's logs.</summary>
    public string Logs() =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(Path.Combine(Folder, "log"), "*", SearchOption.AllDirectories)
                .SelectMany(static file => File.ReadLines(file).TakeLast(60).Prepend($"-- {file}"))
        );

    public async ValueTask DisposeAsync()
    {
        _port.Dispose();
        await _host.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
