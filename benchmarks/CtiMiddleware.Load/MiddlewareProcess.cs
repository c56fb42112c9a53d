using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CtiMiddleware.Load;

/// <summary>The middleware as its users run it: the Release build in a process of its own.</summary>
public sealed class MiddlewareProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private MiddlewareProcess(Process process, HttpClient http, string key, int port)
    {
        _process = process;
        _http = http;
        Key = key;
        Port = port;
    }

    public string Key { get; }

    public int Port { get; }

    public int ProcessId => _process.Id;

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<MiddlewareProcess> StartAsync(int switchPort)
    {
        var dll = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "CtiMiddleware.Server", "release", "CtiMiddleware.Server.dll"));
        if (!File.Exists(dll))
            throw new FileNotFoundException("Build with -c Release first.", dll);
        var key = "ctk_bench_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var port = FreePort();
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (
            var argument in (string[])
                [
                    dll,
                    "--urls", $"http://127.0.0.1:{port}",
                    "--Cti:Switches:hq:Adapter=asterisk-ami",
                    "--Cti:Switches:hq:Links:0:Host=127.0.0.1",
                    $"--Cti:Switches:hq:Links:0:Port={switchPort}",
                    "--Cti:Switches:hq:Links:0:User=cti",
                    "--Cti:Switches:hq:Links:0:Secret=ctisecret",
                    @"--Cti:Switches:hq:DeviceMap:0:Pattern=^Local/(2\d\d\d)@lphone$",
                    @"--Cti:Switches:hq:DeviceMap:1:Pattern=^Local/(11\d\d)@agentleg$",
                    $"--Cti:ApiKeys:bench:Key={key}",
                    "--Cti:ApiKeys:bench:Scopes=admin",
                    // The recorded switch answers no pings once it writes events.
                    "--Cti:Switches:hq:HeartbeatSeconds=600",
                    "--Logging:LogLevel:Default=Warning",
                ]
        )
            info.ArgumentList.Add(argument);
        var process = Process.Start(info)!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var middleware = new MiddlewareProcess(process, http, key, port);
        for (var i = 0; ; i++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/healthz", UriKind.Relative));
                return middleware;
            }
            catch (HttpRequestException) when (i < 200)
            {
                await Task.Delay(50);
            }
        }
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri("/api/v1" + path, UriKind.Relative));
        return (await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync())).RootElement;
    }

    public async Task<string> LinkStateAsync() => (await GetAsync("/links")).GetProperty("items")[0].GetProperty("state").GetString()!;

    public async Task WaitForLinkAsync(string state, TimeSpan atMost)
    {
        var began = Stopwatch.GetTimestamp();
        while (await LinkStateAsync() != state)
        {
            if (Stopwatch.GetElapsedTime(began) > atMost)
                throw new TimeoutException($"The link is not {state} after {atMost}: {await GetAsync("/links")}");
            await Task.Delay(10);
        }
    }

    public async Task<ClientWebSocket> StreamAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("cti.v1");
        socket.Options.SetRequestHeader("Authorization", $"Bearer {Key}");
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{Port}/api/v1/stream"), CancellationToken.None);
        var sub = "{\"t\":\"sub\",\"id\":1,\"filter\":{},\"from\":null}"u8.ToArray();
        await socket.SendAsync(sub, WebSocketMessageType.Text, true, CancellationToken.None);
        return socket;
    }

    /// <summary>Resident memory in bytes, now and at its peak, as the kernel counts it.</summary>
    public (long Now, long Peak) Resident()
    {
        var status = File.ReadAllLines($"/proc/{_process.Id}/status");
        return (Kilobytes("VmRSS:"), Kilobytes("VmHWM:"));

        long Kilobytes(string name) =>
            1024 * long.Parse(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
