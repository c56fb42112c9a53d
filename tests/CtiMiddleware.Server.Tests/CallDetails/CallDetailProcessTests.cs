using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CtiMiddleware.Server.Tests.CallDetails;

/// <summary>The service as a process of its own, before a PBX that sends records, killed without a word.</summary>
public sealed class CallDetailProcessTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("cti-cdr").FullName;
    private readonly TcpListener _pbx = new(IPAddress.Loopback, 0);
    private Process? _service;

    public ValueTask InitializeAsync()
    {
        _pbx.Start();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_was_received_is_there_once_after_the_process_was_killed_and_a_part_of_a_record_is_not()
    {
        var url = await StartAsync();
        using (var line = await _pbx.AcceptTcpClientAsync().WaitAsync(Patience))
        {
            var stream = line.GetStream();
            for (var number = 0; number < 200; number++)
                await stream.WriteAsync(Encoding.ASCII.GetBytes(Record(number) + "\r\n\0\0\0"));
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Record(200)[..40]));
            await stream.FlushAsync();
            await UntilAsync(url, 200);
            Kill();
        }
        url = await StartAsync();
        using (var again = await _pbx.AcceptTcpClientAsync().WaitAsync(Patience))
        {
            await again.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Record(200)[40..] + "\r\n" + Record(201) + "\r\n"));
            var lines = await UntilAsync(url, 201);
            string[] expected = [.. Enumerable.Range(0, 200).Select(Record), Record(201)];
            Assert.Equal(expected, lines);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        _pbx.Stop();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Directory.Delete(_folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                await Task.Yield();
            }
        }
    }

    // A TELESEER record of 76 columns.
    private static string Record(int number) =>
        "   0746" + "0012" + "A" + "      " + number.ToString(CultureInfo.InvariantCulture).PadLeft(15) + " 2343" + new string(' ', 38);

    private async Task<Uri> StartAsync()
    {
        var port = ((IPEndPoint)_pbx.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (
            var argument in (string[])
                [
                    Path.Combine(AppContext.BaseDirectory, "CtiMiddleware.Server.dll"),
                    "--urls=http://127.0.0.1:0",
                    "--Cti:StateFolder=" + _folder,
                    "--Cti:Rest:RequestsPerSecond=10000",
                    "--Cti:ApiKeys:0:Key=" + RunningServer.Admin,
                    "--Cti:ApiKeys:0:Scopes=admin",
                    "--Cti:Switches:cdr:Adapter=smdr",
                    "--Cti:Switches:cdr:Links:0:Host=127.0.0.1",
                    "--Cti:Switches:cdr:Links:0:Port=" + port,
                    "--Cti:Switches:cdr:Links:0:Layout=avaya-teleseer",
                ]
        )
            start.ArgumentList.Add(argument);
        _service = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        while (await _service.StandardOutput.ReadLineAsync(patience.Token) is { } text)
        {
            var at = text.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
            if (at < 0)
                continue;
            // What it writes later must not fill the pipe.
            _ = _service.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new Uri(text[at..].Split(' ', '"')[0].TrimEnd('.'));
        }
        throw new InvalidOperationException("The service did not say where it listens.");
    }

    private static async Task<List<string>> UntilAsync(Uri url, int count)
    {
        using var client = new HttpClient { BaseAddress = new Uri(url, "/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningServer.Admin);
        var since = Stopwatch.StartNew();
        while (true)
        {
            string seen;
            using (var answer = await client.GetAsync(new Uri("call-details?limit=1000", UriKind.Relative)))
            {
                var text = await answer.Content.ReadAsStringAsync();
                seen = $"{(int)answer.StatusCode} {text}";
                if (answer.IsSuccessStatusCode)
                {
                    var items = JsonNode.Parse(text)!["items"]!.AsArray();
                    if (items.Count >= count)
                        return [.. items.Select(static one => one!["rawLine"]!.GetValue<string>())];
                    seen = $"{items.Count} records";
                }
            }
            Assert.True(since.Elapsed < Patience, $"not {count} records but {seen}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    private void Kill()
    {
        if (_service is not { } service)
            return;
        _service = null;
        // SIGKILL: the process is asked nothing.
        service.Kill(entireProcessTree: true);
        service.WaitForExit();
        service.Dispose();
    }
}
