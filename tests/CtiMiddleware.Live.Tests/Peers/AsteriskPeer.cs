using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>
/// A real Asterisk with a configuration, a state folder and ports of its own, all on 127.0.0.1. Several may run at once.
/// <c>CTI_TEST_KEEP=1</c> leaves the folder, with its log, for looking at.
/// </summary>
public sealed class AsteriskPeer : IAsyncDisposable
{
    private const int RtpPorts = 120;
    private readonly AsteriskLaunch launch;
    private readonly string state;
    private readonly AsteriskAddition? addition;
    private ChildProcess? process;

    private AsteriskPeer(AsteriskInstallation installation, AsteriskLaunch launch, AsteriskAddition? addition)
    {
        Installation = installation;
        this.launch = launch;
        this.addition = addition;
        state = "/tmp/cti-live-" + Path.GetRandomFileName();
    }

    /// <summary>Which Asterisk it is.</summary>
    public AsteriskInstallation Installation { get; }

    /// <summary>The address of every port.</summary>
    public string Host => "127.0.0.1";

    /// <summary>The AMI port; it stays the same over a restart.</summary>
    public int Port { get; } = LoopbackPorts.Take();

    /// <summary>The AMI user who may do and see everything.</summary>
    public string User => "cti";

    /// <summary>An AMI user who sees calls and agents and may change nothing.</summary>
    public string ReadOnlyUser => "readonly";

    /// <summary>An AMI user with a right secret to whom neither call events nor call services are permitted.</summary>
    public string LimitedUser => "limited";

    /// <summary>The secret of all AMI users and of all phones.</summary>
    public string Secret => "live-secret";

    /// <summary>The UDP port of SIP.</summary>
    public int SipPort { get; } = LoopbackPorts.Take();

    /// <summary>The UDP port at which device 1005 is expected without registering.</summary>
    public int FixedPort { get; } = LoopbackPorts.Take();

    /// <summary>Adds an AMI user who may do and see everything, as an administrator does.</summary>
    public async Task AddUserAsync(string name, string secret)
    {
        var file = Path.Combine(launch.StateRoot + state, "etc", "manager.conf");
        await File.AppendAllTextAsync(file, $"\n[{name}]\nsecret = {secret}\nread = all\nwrite = all\n");
        await using var probe = await LogInAsync();
        await probe.CommandAsync("manager reload");
    }

    /// <summary>Where a file of the switch's spool folder lies.</summary>
    public string InSpool(string path) => Path.Combine(launch.StateRoot + state, "spool", path);

    /// <summary>What it printed on its console over all its starts in this process's life.</summary>
    public string LastOutput() => process?.LastOutput() ?? "";

    /// <summary>Starts one and waits until it is fully booted.</summary>
    /// <param name="installation">Which one.</param>
    /// <param name="ways">The ways to try, in order; all of the installation's by default.</param>
    /// <param name="addition">Configuration beside the common one, or in place of it.</param>
    /// <exception cref="InvalidOperationException">No way to run it worked; the message has the output of each.</exception>
    public static async Task<AsteriskPeer> StartAsync(
        AsteriskInstallation installation,
        IEnumerable<AsteriskLaunch>? ways = null,
        AsteriskAddition? addition = null
    )
    {
        var failures = new List<string>();
        foreach (var way in ways ?? installation.Launches())
        {
            var peer = new AsteriskPeer(installation, way, addition);
            try
            {
                peer.Prepare();
                await peer.StartAgainAsync();
                return peer;
            }
            catch (Exception failure) when (failure is InvalidOperationException or TimeoutException or IOException)
            {
                failures.Add($"{way.Description}: {failure.Message}");
                await peer.DisposeAsync();
            }
        }

        throw new InvalidOperationException($"{installation.Name} does not start.\n{string.Join('\n', failures)}");
    }

    /// <summary>Starts it on the same ports and with the same state as before, and waits until it is fully booted.</summary>
    public async Task StartAgainAsync()
    {
        process = ChildProcess.Start(
            Installation.Name,
            launch.Program,
            [.. launch.Arguments, "-f", "-n", "-C", $"{state}/etc/asterisk.conf"],
            launch.StateRoot + state
        );
        await UntilBootedAsync(process);
    }

    /// <summary>
    /// Waits until the registration of a phone is on disk. The switch writes about once a second: what it had only
    /// in memory does not survive a crash.
    /// </summary>
    public async Task UntilSavedAsync(SipPhone phone)
    {
        var file = Path.Combine(launch.StateRoot + state, "lib", "astdb.sqlite3");
        byte[][] keys =
        [
            Encoding.ASCII.GetBytes($"/registrar/contact/{phone.Number};@"),
            Encoding.ASCII.GetBytes($"/SIP/Registry/{phone.Number}"),
        ];
        using var deadline = new CancellationTokenSource(Deadlines.Event);
        while (!keys.Any(key => File.ReadAllBytes(file).AsSpan().IndexOf(key) >= 0))
        {
            if (deadline.IsCancellationRequested)
            {
                throw new TimeoutException($"The registration of {phone.Number} is not in {file}.");
            }

            await Task.Delay(Deadlines.Poll, CancellationToken.None);
        }
    }

    /// <summary>Ends it in order: channels are hung up, clients are told.</summary>
    public Task StopAsync() => process!.StopAsync();

    /// <summary>Ends it as a crash would: nobody is told.</summary>
    public Task KillAsync() => process!.KillAsync();

    /// <summary>A crash and a start on the same ports.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        await StartAgainAsync();
    }

    /// <summary>Ends every call and waits until no channel is left: what one test began is not the next one's.</summary>
    public async Task ClearAsync()
    {
        await using var probe = await LogInAsync();
        using var deadline = new CancellationTokenSource(Deadlines.Event);
        while (true)
        {
            await probe.CommandAsync("channel request hangup all");
            var since = probe.Messages.Count;
            await probe.ActAsync("CoreShowChannels");
            var end = await probe.AwaitEventAsync("CoreShowChannelsComplete", since: since);
            if (end["ListItems"] == "0")
            {
                return;
            }

            if (deadline.IsCancellationRequested)
            {
                throw new TimeoutException($"{end["ListItems"]} channels do not end.");
            }

            await Task.Delay(Deadlines.Poll, CancellationToken.None);
        }
    }

    /// <summary>A connection of the test itself, not yet logged in.</summary>
    public Task<AmiProbe> ConnectAsync() => AmiProbe.ConnectAsync(Host, Port);

    /// <summary>A connection of the test itself, logged in with every permission.</summary>
    public async Task<AmiProbe> LogInAsync()
    {
        var probe = await ConnectAsync();
        var answer = await probe.LoginAsync(User, Secret);
        Assert.Equal("Success", answer["Response"]);
        return probe;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        var folder = launch.StateRoot + state;
        if (Directory.Exists(folder) && Environment.GetEnvironmentVariable("CTI_TEST_KEEP") != "1")
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Prepare()
    {
        var outside = launch.StateRoot + state;
        foreach (var folder in (string[])["lib/keys", "spool", "run", "log", "moh"])
        {
            Directory.CreateDirectory(Path.Combine(outside, folder));
        }

        LinkSharedFiles(outside);

        // Without a sound file there is no music on hold, and no event that tells of it.
        Tone.Write(Path.Combine(outside, "moh", "tone.wav"), TimeSpan.FromSeconds(10));
        var rtp = LoopbackPorts.Take(RtpPorts + 1);
        rtp += rtp % 2; // RTP begins at an even port
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ETC"] = $"{state}/etc",
            ["STATE"] = state,
            ["MODULES"] = $"{launch.SystemRoot}/{Installation.ModulesFolder()}",
            ["AMI_PORT"] = Text(Port),
            ["SIP_PORT"] = Text(SipPort),
            ["FIXED_PORT"] = Text(FixedPort),
            ["SECRET"] = Secret,
            ["TECH"] = Installation.Technology,
            ["RTP_FIRST"] = Text(rtp),
            ["RTP_LAST"] = Text(rtp + RtpPorts - 1),
        };
        Template.RenderFolder("Asterisk/common", Path.Combine(outside, "etc"), values);
        Template.RenderFolder(Installation.Templates, Path.Combine(outside, "etc"), values);
        if (addition is not null)
        {
            foreach (var (key, value) in addition.Values)
            {
                values[key] = value;
            }

            Template.RenderFolder(addition.Templates, Path.Combine(outside, "etc"), values);
        }
    }

    /// <summary>
    /// The installation's shared files, with the sounds where Asterisk looks for them: Debian reaches them by links
    /// that lead out of the installation, and without its prompt a transfer by feature code is given up.
    /// </summary>
    private void LinkSharedFiles(string outside)
    {
        const string Shared = "usr/share/asterisk";
        var here = Path.Combine(Installation.Root, Shared);
        var sounds = Path.Combine(outside, "data", "sounds");
        Directory.CreateDirectory(sounds);
        foreach (var entry in Directory.EnumerateFileSystemEntries(here).Select(Path.GetFileName))
        {
            if (entry != "sounds")
            {
                File.CreateSymbolicLink(Path.Combine(outside, "data", entry!), $"{launch.SystemRoot}/{Shared}/{entry}");
            }
        }

        var english = Directory.EnumerateDirectories(Path.Combine(here, "sounds"), "en_US_*").Order().FirstOrDefault();
        if (english is not null)
        {
            File.CreateSymbolicLink(Path.Combine(sounds, "en"), $"{launch.SystemRoot}/{Shared}/sounds/{Path.GetFileName(english)}");
        }
    }

    private async Task UntilBootedAsync(ChildProcess started)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Start);
        while (true)
        {
            if (started.HasExited)
            {
                throw new InvalidOperationException($"It ended at once.\n{started.LastOutput()}");
            }

            try
            {
                await using var probe = await LogInAsync();
                await probe.AwaitEventAsync("FullyBooted", within: Deadlines.Start);
                return;
            }
            catch (SocketException) when (!deadline.IsCancellationRequested)
            {
                await Task.Delay(Deadlines.Poll, CancellationToken.None);
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
