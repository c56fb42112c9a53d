using System.Net;
using System.Net.Sockets;
using System.Text;
using CtiMiddleware.Simulators.Host;
using CtiMiddleware.Simulators.Host.Boards;

namespace CtiMiddleware.SimulatorHost.Tests;

/// <summary>Devices on serial lines from the command line.</summary>
public sealed class BoardTests
{
    [Theory]
    [InlineData("board", 2, "Name the device: gsm-modem, voice-modem, smdi")]
    [InlineData("board morse", 2, "There is no device morse")]
    [InlineData("board voice-modem --tcp 0", 2, "A voice modem has no TCP port")]
    [InlineData("board voice-modem --model x", 2, "There is no model x; there are")]
    [InlineData("board gsm-modem --model x", 2, "--model is for the voice modem")]
    [InlineData("board gsm-modem --fault parity", 9, "cannot produce the fault parity; it can produce noise")]
    [InlineData("board voice-modem --fault dropControlLines,lines=cts", 9, "cannot produce the fault dropControlLines")]
    [InlineData("board gsm-modem --fault noise", 9, "needs the parameter ber")]
    [InlineData("board gsm-modem --fault noise,ber=2", 9, "ber is a number from 0 to 1")]
    [InlineData("board gsm-modem --fault noise,ber=0.1,after=5", 9, "hold from the beginning to the end")]
    [InlineData("board smdi --fault wrongInvokeId", 9, "cannot produce the fault wrongInvokeId")]
    public async Task What_cannot_be_had_is_explained(string line, int exitCode, string said)
    {
        using var error = new StringWriter();
        Assert.Equal(exitCode, await SimProgram.RunAsync(line.Split(' '), TextWriter.Null, error, CancellationToken.None));
        Assert.Contains(said, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gsm_modem_answers_on_tcp_and_rings_when_a_call_is_typed()
    {
        using var stop = new CancellationTokenSource();
        var output = new StringWriter();
        var typed = new Typed();
        var running = BoardMode.RunAsync(
            new SimArguments(["gsm-modem", "--tcp", "0"]),
            typed,
            TextWriter.Synchronized(output),
            TextWriter.Null,
            stop.Token
        );
        var port = int.Parse((await LineAsync(output, "tcp 127.0.0.1:"))["tcp 127.0.0.1:".Length..], null);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.ASCII.GetBytes("AT+CLIP=1\r"), TestContext.Current.CancellationToken);
        await UntilAsync(socket, "OK");

        typed.Say("call 5551234");

        await UntilAsync(socket, "5551234");
        await LineAsync(output, "it rings");
        await stop.CancelAsync();
        Assert.Equal(ExitCodes.Ok, await running);
        typed.End();
    }

    [Fact]
    public async Task A_switch_that_tells_its_calls_is_reached_on_a_terminal_with_a_name()
    {
        using var stop = new CancellationTokenSource();
        var folder = Directory.CreateTempSubdirectory("cti-board-");
        var name = Path.Combine(folder.FullName, "desk");
        var output = new StringWriter();
        var running = BoardMode.RunAsync(
            new SimArguments(["smdi", "--link", name]),
            TextReader.Null,
            TextWriter.Synchronized(output),
            TextWriter.Null,
            stop.Token
        );
        await LineAsync(output, "token ");

        Assert.StartsWith("/dev/pts/", new FileInfo(name).LinkTarget, StringComparison.Ordinal);
        Assert.Matches("control http://127", output.ToString());
        await stop.CancelAsync();
        Assert.Equal(ExitCodes.Ok, await running);
        folder.Delete(recursive: true);
    }

    private static async Task<string> LineAsync(StringWriter output, string begin)
    {
        for (var until = DateTime.UtcNow + TimeSpan.FromSeconds(60); ; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            Assert.True(DateTime.UtcNow < until, output.ToString());
            var found = output.ToString().Split('\n').SkipLast(1).FirstOrDefault(line => line.StartsWith(begin, StringComparison.Ordinal));
            if (found is not null)
                return found.TrimEnd();
        }
    }

    private static async Task UntilAsync(Socket socket, string text)
    {
        var heard = new StringBuilder();
        var buffer = new byte[1024];
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!heard.ToString().Contains(text, StringComparison.Ordinal))
            heard.Append(Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, late.Token)));
    }

    /// <summary>A console at which the test types.</summary>
    private sealed class Typed : TextReader
    {
        private readonly System.Collections.Concurrent.BlockingCollection<string> _lines = [];

        public void Say(string line) => _lines.Add(line);

        public void End() => _lines.CompleteAdding();

        public override string? ReadLine() => _lines.TryTake(out var line, Timeout.Infinite) ? line : null;
    }
}
