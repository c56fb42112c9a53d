using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace CtiMiddleware.Client.Tests.Readme;

/// <summary>The demo, as the README starts it, on a port of its own.</summary>
public sealed partial class DemoFixture : IAsyncLifetime
{
    private ExampleProcess? _demo;

    internal string Url { get; private set; } = "";

    internal string Key { get; private set; } = "";

    internal static string Root { get; } = FindRoot();

    internal static string Configuration { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    public async ValueTask InitializeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        Url = $"http://127.0.0.1:{FreePort()}";
        var program = Path.Combine(Root, "artifacts", "bin", "CtiMiddleware.Server", Configuration, "CtiMiddleware.Server.dll");
        _demo = ExampleProcess.Start("dotnet", [program, "demo", "--urls", Url], Root)!;
        var text = await _demo.WhenAsync(static text => KeyLine().IsMatch(text), patience.Token);
        Key = KeyLine().Match(text).Groups["key"].Value;
        // A command is worth giving when the switch is in service.
        await using var cti = await CtiClient.ConnectAsync(Url, Key, patience.Token);
        await using var mirror = await cti.OpenMirrorAsync(cancellationToken: patience.Token);
        await mirror.WhenAsync(
            static state =>
                state.Devices.ContainsKey("hq:1002")
                && state.Switches.Values.All(static one => one is { Stale: false, State: "up" or "degraded" }),
            patience.Token
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_demo is { } demo)
            await demo.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CtiMiddleware.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No CtiMiddleware.sln above the tests.");
        return folder;
    }

    [GeneratedRegex(
        @"^\s*(?<key>ctk_[A-Za-z0-9_-]+)\s*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex KeyLine();
}
