using System.Globalization;

namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>A scripted SIP party (SIPp): it plays one scenario a given number of times and ends.</summary>
public sealed class SippAgent : IAsyncDisposable
{
    private readonly ChildProcess process;

    private SippAgent(ChildProcess process) => this.process = process;

    /// <summary>Why SIPp cannot be run on this machine, or <c>null</c>.</summary>
    public static string? MissingBecause() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "sipp")))
            ? null
            : "sipp is not installed (package sip-tester; eng/peers.sh installs it as root)";

    /// <summary>Device 1005: takes calls at its fixed address. Returns when it listens.</summary>
    /// <param name="home">The switch.</param>
    /// <param name="scenario">A file of the templates, or <c>null</c> for SIPp's own: ring, answer, until the caller hangs up.</param>
    /// <param name="calls">How many calls it takes before it ends.</param>
    public static async Task<SippAgent> TakeCallsAsync(AsteriskPeer home, string? scenario = null, int calls = 1)
    {
        string[] what = scenario is null ? ["-sn", "uas"] : ["-sf", Path.Combine(Template.Folder, "Sipp", scenario)];
        var agent = Start("sipp 1005", [.. what, "-i", home.Host, "-p", Text(home.FixedPort), "-m", Text(calls)]);
        using var deadline = new CancellationTokenSource(Deadlines.Start);
        while (LoopbackPorts.IsFreeForUdp(home.FixedPort))
        {
            await Task.Delay(Deadlines.Poll, deadline.Token);
        }

        return agent;
    }

    /// <summary>Device 1006: calls a number and hangs up some time after it was answered.</summary>
    public static SippAgent Call(AsteriskPeer home, string number, TimeSpan duration) =>
        Start(
            "sipp 1006",
            [
                "-sn",
                "uac",
                "-i",
                "127.0.0.9",
                "-p",
                Text(LoopbackPorts.Take()),
                "-s",
                number,
                "-m",
                "1",
                "-d",
                Text((int)duration.TotalMilliseconds),
                $"{home.Host}:{Text(home.SipPort)}",
            ]
        );

    /// <summary>Waits until it has played its part.</summary>
    /// <exception cref="InvalidOperationException">A call did not follow the scenario.</exception>
    public async Task UntilDoneAsync()
    {
        var code = await process.WaitForExitAsync(Deadlines.Start);
        if (code != 0)
        {
            throw new InvalidOperationException($"sipp ended with {code}.\n{process.LastOutput()}");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static SippAgent Start(string name, IEnumerable<string> arguments) =>
        new(ChildProcess.Start(name, "sipp", [.. arguments, "-nostdin"], Path.GetTempPath()));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
