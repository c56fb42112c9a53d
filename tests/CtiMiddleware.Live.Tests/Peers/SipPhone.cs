using System.Globalization;

namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>
/// A real SIP phone (baresip) registered at a switch, worked by a test as a person would.
/// </summary>
public sealed class SipPhone : IAsyncDisposable
{
    private const string Modules = "/usr/lib/baresip/modules";
    private readonly AsteriskPeer home;
    private readonly string folder = "/tmp/cti-phone-" + Path.GetRandomFileName();
    private ChildProcess? process;
    private BaresipControl? control;

    private SipPhone(string number, AsteriskPeer home)
    {
        Number = number;
        this.home = home;
    }

    /// <summary>Its number.</summary>
    public string Number { get; }

    /// <summary>What it reported, in order.</summary>
    public Journal<PhoneEvent> Events => control!.Events;

    /// <summary>Why phones cannot be run on this machine, or <c>null</c>.</summary>
    public static string? MissingBecause() =>
        Directory.Exists(Modules)
            ? LoopbackAddress.MissingBecause()
            : "baresip is not installed (package baresip-core; eng/peers.sh installs it as root)";

    /// <summary>Starts a phone and waits until the switch has accepted its registration.</summary>
    public static async Task<SipPhone> StartAsync(AsteriskPeer home, string number)
    {
        var phone = new SipPhone(number, home);
        try
        {
            await phone.StartAsync();
            return phone;
        }
        catch
        {
            await phone.DisposeAsync();
            throw;
        }
    }

    /// <summary>Calls a number.</summary>
    public Task DialAsync(string number) => control!.CommandAsync("dial", number);

    /// <summary>Waits until it rings.</summary>
    /// <param name="since">The position in <see cref="Events"/> to look from.</param>
    /// <returns>What it shows of the caller.</returns>
    public Task<PhoneEvent> UntilRingingAsync(int since = 0) => UntilAsync("CALL_INCOMING", since);

    /// <summary>Waits until a call is established on it.</summary>
    public Task<PhoneEvent> UntilConnectedAsync(int since = 0) => UntilAsync("CALL_ESTABLISHED", since);

    /// <summary>Waits until a call on it has ended.</summary>
    public Task<PhoneEvent> UntilClosedAsync(int since = 0) => UntilAsync("CALL_CLOSED", since);

    /// <summary>Waits for an event of this type.</summary>
    public Task<PhoneEvent> UntilAsync(string type, int since = 0) => Events.AwaitAsync(e => e.Type == type, type, since);

    /// <summary>Answers the ringing call.</summary>
    public Task AcceptAsync() => control!.CommandAsync("accept");

    /// <summary>Puts the current call on hold.</summary>
    public Task HoldAsync() => control!.CommandAsync("hold");

    /// <summary>Takes the current call back from hold.</summary>
    public Task ResumeAsync() => control!.CommandAsync("resume");

    /// <summary>Ends, rejects or cancels the current call.</summary>
    public Task HangUpAsync() => control!.CommandAsync("hangup");

    /// <summary>Makes line <paramref name="line"/>, counted from 1, the current call.</summary>
    public Task SelectLineAsync(int line) => control!.CommandAsync("line", line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Transfers the current call blind, by REFER.</summary>
    public Task TransferAsync(string number) => control!.CommandAsync("transfer", $"sip:{number}@{home.Host}");

    /// <summary>Transfers the current call to the party of its other call, by REFER with Replaces.</summary>
    /// <param name="number">Who the other call is with.</param>
    /// <param name="dialog">The other call's dialog, as the switch knows it.</param>
    public Task TransferAsync(string number, SipDialog dialog) =>
        control!.CommandAsync("transfer", $"sip:{number}@{home.Host}?Replaces={Uri.EscapeDataString(dialog.Replaces)}");

    /// <summary>Presses keys, each when the switch has heard the one before it to its end.</summary>
    public async Task PressAsync(AmiProbe probe, string digits)
    {
        foreach (var digit in digits)
        {
            var since = probe.Messages.Count;
            await control!.CommandAsync("sndcode", digit.ToString());
            await probe.AwaitEventAsync(
                "DTMFEnd",
                m => m["Digit"] == digit.ToString() && m["Channel"].Contains($"/{Number}-", StringComparison.Ordinal),
                since
            );
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (control is not null)
        {
            await control.DisposeAsync();
        }

        if (process is not null)
        {
            await process.DisposeAsync();
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task StartAsync()
    {
        Directory.CreateDirectory(folder);
        var tone = Path.Combine(folder, "tone.wav");
        Tone.Write(tone, TimeSpan.FromMinutes(10));
        var port = LoopbackPorts.Take();
        const int RtpPorts = 40;
        var rtp = LoopbackPorts.Take(RtpPorts);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NUMBER"] = Number,
            ["SECRET"] = home.Secret,
            ["SIP_PORT"] = Text(home.SipPort),
            // It takes the port after this one as well, for TLS.
            ["LISTEN_PORT"] = Text(LoopbackPorts.Take(2)),
            ["CONTROL_PORT"] = Text(port),
            ["RTP_FIRST"] = Text(rtp),
            ["RTP_LAST"] = Text(rtp + RtpPorts - 1),
            ["MODULES"] = Modules,
            ["TONE"] = tone,
        };
        Template.RenderFolder("Baresip", folder, values);
        process = ChildProcess.Start($"phone {Number}", "baresip", ["-f", folder], folder);
        control = await BaresipControl.ConnectAsync(process, port, $"phone {Number}");
        await UntilRegisteredAsync();
    }

    private async Task UntilRegisteredAsync()
    {
        // The registration may have succeeded before anybody listened to its event: ask.
        using var deadline = new CancellationTokenSource(Deadlines.Start);
        while (true)
        {
            var answer = await control!.CommandAsync("reginfo");
            if (answer.Contains("OK", StringComparison.Ordinal))
            {
                return;
            }

            if (deadline.IsCancellationRequested)
            {
                throw new TimeoutException($"Phone {Number} is not registered: {answer}\n{process!.LastOutput()}");
            }

            await Task.Delay(Deadlines.Poll, CancellationToken.None);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
