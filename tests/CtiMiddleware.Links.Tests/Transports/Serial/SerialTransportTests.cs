using System.Diagnostics;
using System.Globalization;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.Serial;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Links.Tests.Transports.Serial;

public sealed class SerialTransportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cti-serial");
    private readonly PseudoTerminal _far = PseudoTerminal.Open();
    private readonly Wakes _wakes = new();

    public void Dispose()
    {
        _far.Dispose();
        _wakes.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Bytes_pass_both_ways_and_the_steps_say_what_was_done()
    {
        using var transport = await OpenAsync(_far.SlavePath);
        Assert.Equal(["lock", "open", "settings", "lines"], transport.Steps.Select(static step => step.Name));
        Assert.Equal($"Opened {_far.SlavePath}, a pseudo terminal.", transport.Steps[1].Sentence);
        Assert.Equal("The line is as asked: 9600 baud, 8N1, no handshake.", transport.Steps[2].Sentence);
        Assert.Equal("The device shows no control lines.", transport.Steps[3].Sentence);
        Assert.Null(transport.Impairment);

        _far.Write("MD\xFF!"u8);
        Assert.Equal("MD\xFF!"u8.ToArray(), await _wakes.ReceiveAsync(transport, "MD\xFF!"u8.Length));
        Assert.True(transport.Send("OP:MWI"u8));
        Assert.Equal("OP:MWI"u8.ToArray(), PortReading.Exactly(_far, 6));
        Assert.Equal(6, transport.BytesPossiblySent);
        Assert.Empty(transport.LineErrors);
    }

    [Fact]
    public async Task A_pseudo_terminal_that_cannot_do_what_is_asked_is_used_and_says_the_difference()
    {
        var asked = new SerialLineSettings
        {
            BaudRate = 1200,
            DataBits = 7,
            Parity = Parity.Even,
        };
        using var transport = await OpenAsync(_far.SlavePath, asked);
        Assert.Equal("7E1 asked, device gives 8N1", transport.Impairment);
        Assert.Equal(
            "The line is used although it is not as asked: 7E1 asked, device gives 8N1.",
            Assert.Single(transport.Steps, static step => step.Name == "settings").Sentence
        );
        // Eight bits are delivered as they come; who asked for seven masks by itself.
        _far.Write([0xC1]);
        Assert.Equal([0xC1], await _wakes.ReceiveAsync(transport, 1));
    }

    [Fact]
    public async Task Where_the_difference_is_not_accepted_the_link_ends_with_both_and_the_fix()
    {
        var asked = new SerialLineSettings { Parity = Parity.Odd, AcceptDifference = false };
        using var transport = Create(_far.SlavePath, asked);
        transport.Open(_wakes.Wake);
        await _wakes.UntilAsync(() => transport.State == TransportState.Closed);
        Assert.Equal(
            "8O1 asked, device gives 8N1: ask for what the device can do, or set AcceptDifference to use the line all the same",
            transport.Reason
        );
        Assert.False(transport.Steps[^1].Ok);
        // Nothing is held any more.
        using var next = await OpenAsync(_far.SlavePath);
    }

    [Fact]
    public async Task A_port_that_is_missing_says_so_with_the_fix()
    {
        using var transport = Create("/dev/ttyCTI7");
        transport.Open(_wakes.Wake);
        await _wakes.UntilAsync(() => transport.State == TransportState.Closed);
        Assert.StartsWith(
            "the port /dev/ttyCTI7 is missing: plug the device in, or correct the name; there is ",
            transport.Reason,
            StringComparison.Ordinal
        );
        Assert.StartsWith("The port /dev/ttyCTI7 is missing", transport.Steps[^1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_serial_port_says_so()
    {
        var file = Path.Combine(_folder.FullName, "no-port");
        await File.WriteAllTextAsync(file, "x", TestContext.Current.CancellationToken);
        using var transport = Create(file);
        transport.Open(_wakes.Wake);
        await _wakes.UntilAsync(() => transport.State == TransportState.Closed);
        Assert.StartsWith($"{file} is no serial port: correct the name; ", transport.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_port_that_another_link_holds_is_busy_with_or_without_lock_files(bool lockFiles)
    {
        using var first = await OpenAsync(_far.SlavePath, lockFiles: lockFiles);
        using var second = Create(_far.SlavePath, lockFiles: lockFiles);
        second.Open(_wakes.Wake);
        await _wakes.UntilAsync(() => second.State == TransportState.Closed);
        Assert.Equal(
            $"the port {_far.SlavePath} is busy: another link of this service holds it; disable that link first, or give this link another port",
            second.Reason
        );
        Assert.Equal(TransportState.Open, first.State);
    }

    [Fact]
    public async Task A_port_that_another_process_holds_names_the_process()
    {
        using var holder = new Process();
        holder.StartInfo = new ProcessStartInfo("flock", ["--exclusive", _far.SlavePath, "-c", "echo held; sleep 60"])
        {
            RedirectStandardOutput = true,
        };
        holder.Start();
        try
        {
            Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            using var transport = Create(_far.SlavePath);
            transport.Open(_wakes.Wake);
            await _wakes.UntilAsync(() => transport.State == TransportState.Closed);
            Assert.StartsWith(
                string.Create(CultureInfo.InvariantCulture, $"the port {_far.SlavePath} is busy: process {holder.Id} (flock) holds it; "),
                transport.Reason,
                StringComparison.Ordinal
            );
        }
        finally
        {
            holder.Kill(entireProcessTree: true);
            await holder.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Closing_lets_a_farewell_out_and_the_successor_waits_for_its_end()
    {
        for (var round = 0; round < 5; round++)
        {
            using var transport = await OpenAsync(_far.SlavePath);
            Assert.True(transport.Send("ATH\r"u8));
            transport.Close("enough");
            Assert.Equal(4, transport.BytesPossiblySent);
            Assert.Equal("ATH\r"u8.ToArray(), PortReading.Exactly(_far, 4));
        }
    }

    [Fact]
    public async Task A_farewell_goes_out_although_closing_was_faster_than_the_writers_start()
    {
        for (var round = 0; round < 200; round++)
        {
            var port = new ScriptedPort();
            using var transport = Create("/dev/null", port: port);
            var said = false;
            // Called by the thread that has just started the writer.
            transport.Open(() =>
            {
                if (said || transport.State != TransportState.Open)
                    return;
                said = true;
                transport.Send("ATH\r"u8);
                transport.Close("enough");
            });
            await port.LetGo.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            Assert.Equal("ATH\r"u8.ToArray(), port.Written);
            Assert.Equal(4, transport.BytesPossiblySent);
        }
    }

    [Fact]
    public async Task One_that_is_closed_while_it_opens_is_waited_for_like_any_other()
    {
        var mayOpen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var port = new ScriptedPort { MayOpen = mayOpen.Task };
        using var first = Create("/dev/zero", port: port, lockFiles: true);
        first.Open(static () => { });
        Assert.True(await port.Opening.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        first.Close("enough");
        using var second = Create("/dev/zero", port: new ScriptedPort(), lockFiles: true);
        second.Open(_wakes.Wake);
        mayOpen.SetResult();
        await _wakes.UntilAsync(() => second.State != TransportState.Connecting);
        Assert.Equal(("", TransportState.Open), (second.Reason, second.State));
    }

    [Fact]
    public async Task A_line_that_is_stopped_neither_blocks_nor_holds_up_closing()
    {
        using var transport = Create(_far.SlavePath, options: new TransportOptions { SendLimit = 256 * 1024 });
        transport.Open(_wakes.Wake);
        await _wakes.UntilAsync(() => transport.State == TransportState.Open);
        while (transport.Send(new byte[16 * 1024])) { }
        Assert.StartsWith("the device takes nothing: ", transport.Reason, StringComparison.Ordinal);
        using var stopped = await OpenAsync(_far.SlavePath);
        Assert.True(stopped.Send(new byte[128 * 1024]));
        stopped.Close("enough");
        using var next = await OpenAsync(_far.SlavePath);
    }

    [Fact]
    public async Task Pulled_and_plugged_in_again_behind_the_same_name_it_is_closed_with_the_reason_and_opens_anew()
    {
        var name = Path.Combine(_folder.FullName, "modem");
        var first = PseudoTerminal.Open();
        first.LinkAs(name);
        using var transport = await OpenAsync(name);
        first.Write("before"u8);
        Assert.Equal("before"u8.ToArray(), await _wakes.ReceiveAsync(transport, 6));
        first.Dispose();
        await _wakes.UntilAsync(() => transport.State == TransportState.Closed);
        Assert.Equal($"the device was unplugged: {name} is gone", transport.Reason);

        using (var missing = Create(name))
        {
            missing.Open(_wakes.Wake);
            await _wakes.UntilAsync(() => missing.State == TransportState.Closed);
            Assert.Contains("is missing: plug the device in", missing.Reason, StringComparison.Ordinal);
        }

        using var second = PseudoTerminal.Open();
        second.LinkAs(name);
        using var again = await OpenAsync(name);
        second.Write("after"u8);
        Assert.Equal("after"u8.ToArray(), await _wakes.ReceiveAsync(again, 5));
    }

    [Fact]
    public async Task What_a_port_tells_beside_its_bytes_is_counted_and_handed_on_bounded()
    {
        var port = new ScriptedPort();
        using var transport = Create("/dev/null", port: port);
        transport.Open(_wakes.Wake);
        await _wakes.UntilAsync(() => transport.State == TransportState.Open);
        port.Raise(SerialError.RXParity);
        port.Raise(SerialPinChange.CDChanged, on: true);
        port.Raise(SerialPinChange.Break, on: true);
        for (var i = 0; i < 1000; i++)
            port.Raise(SerialError.Frame);
        Assert.True(transport.TryTakeNotice(out var notice));
        Assert.Equal(new LineNotice(LineNoticeKind.Parity, On: false), notice);
        Assert.True(transport.TryTakeNotice(out notice));
        Assert.Equal(new LineNotice(LineNoticeKind.CarrierDetect, On: true), notice);
        Assert.True(transport.TryTakeNotice(out notice));
        Assert.Equal(new LineNotice(LineNoticeKind.Break, On: false), notice);
        Assert.Equal((1, 1, 1000), (transport.LineErrors["Parity"], transport.LineErrors["Break"], transport.LineErrors["Framing"]));
        Assert.Equal(1003 - 256, transport.LineErrors["NoticesDropped"]);

        Assert.True(transport.Control(LineControl.DtrOff));
        Assert.False(port.DtrEnable);
        Assert.True(transport.Control(LineControl.Break));
        Assert.Equal(1, port.Breaks);
        Assert.True(transport.Control(LineControl.PurgeSent));
        Assert.Equal(1, port.Discarded);
        port.Refuses = true;
        Assert.False(transport.Control(LineControl.RtsOn));
    }

    private SerialTransport Create(
        string path,
        SerialLineSettings? line = null,
        bool lockFiles = false,
        TransportOptions? options = null,
        ISerialPort? port = null
    ) =>
        new(
            new SerialEndpoint(path, line ?? new SerialLineSettings()),
            name => port ?? new TermiosSerialPort(name),
            options ?? new TransportOptions(),
            TimeProvider.System,
            NullLogger<SerialTransport>.Instance,
            lockFiles ? _folder.FullName : "/nowhere"
        );

    private async Task<SerialTransport> OpenAsync(string path, SerialLineSettings? line = null, bool lockFiles = false)
    {
        var transport = Create(path, line, lockFiles);
        transport.Open(_wakes.Wake);
        await _wakes.UntilAsync(() => transport.State != TransportState.Connecting);
        Assert.Equal(("", TransportState.Open), (transport.Reason, transport.State));
        return transport;
    }
}
