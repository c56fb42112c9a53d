using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.Serial;
using CtiMiddleware.Live.Tests.Peers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Boards.Live.Tests.Serial;

/// <summary>The RFC 2217 client against a real server, which on a pseudo terminal accepts lines that are not there and never confirms DTR and RTS.</summary>
public sealed class Ser2NetTests : IDisposable
{
    private static readonly byte[] Every = [.. Enumerable.Range(0, 256).Select(static value => (byte)value)];

    private readonly SemaphoreSlim _news = new(0);

    public void Dispose() => _news.Dispose();

    [Fact]
    public async Task The_line_is_set_and_every_byte_passes_both_ways()
    {
        await using var server = await Ser2Net.StartAsync();
        var line = new SerialLineSettings
        {
            BaudRate = 1200,
            DataBits = 7,
            Parity = Parity.Even,
            StopBits = StopBits.Two,
            Handshake = Handshake.XOnXOff,
        };
        using (var asked = await OpenAsync(server, line))
        {
            Assert.Null(asked.Impairment);
            Assert.Equal("The device server (ser2net) gives control of the port.", Step(asked, "negotiate"));
            Assert.Equal("The line is as asked: 1200 baud, 7E2, XON/XOFF.", Step(asked, "settings"));
        }
        using var transport = await OpenAsync(server, new SerialLineSettings());
        Assert.True(transport.Send(Every));
        var heard = new byte[Every.Length];
        for (var filled = 0; filled < heard.Length; )
        {
            var count = server.Device.Read(heard.AsSpan(filled), Deadlines.Event);
            Assert.NotEqual(0, count);
            filled += count;
        }
        Assert.Equal(Every, heard);
        server.Device.Write(Every);
        Assert.Equal(Every, await ReceiveAsync(transport, Every.Length));
        Assert.Equal(Every.Length, transport.BytesPossiblySent);
    }

    [Fact]
    public async Task Break_control_lines_and_purge_are_taken_and_bytes_go_on()
    {
        await using var server = await Ser2Net.StartAsync();
        using var transport = await OpenAsync(server, new SerialLineSettings { DtrEnable = false });
        // None of the first three is confirmed by it on a pseudo terminal; waiting would hang here.
        Assert.True(transport.Control(LineControl.DtrOn));
        Assert.True(transport.Control(LineControl.RtsOff));
        Assert.True(transport.Control(LineControl.Break));
        Assert.True(transport.Control(LineControl.PurgeSent));
        // What comes after the purge on the same connection shows that it is done: bytes that meet it on the way would be thrown away with it.
        Assert.True(transport.Send("x"u8));
        Assert.Equal(1, server.Device.Read(new byte[1], Deadlines.Event));
        server.Device.Write("still here"u8);
        Assert.Equal("still here"u8.ToArray(), await ReceiveAsync(transport, 10));
        Assert.Empty(transport.LineErrors);
    }

    [Fact]
    public async Task A_line_that_it_refuses_is_told_as_what_is_missing()
    {
        await using var server = await Ser2Net.StartAsync();
        // One and a half stop bits: it says nothing, and asked again what there is it says one.
        var asked = new SerialLineSettings { StopBits = StopBits.OnePointFive };
        using (var refused = Create(server, asked))
        {
            refused.Open(() => _news.Release());
            await UntilAsync(() => refused.State is TransportState.Open or TransportState.Closed);
            Assert.StartsWith("8N1.5 asked, device gives 8N1: ask for what the device can do", refused.Reason, StringComparison.Ordinal);
        }
        using var accepted = await OpenAsync(server, asked with { AcceptDifference = true });
        Assert.Equal("8N1.5 asked, device gives 8N1", accepted.Impairment);
    }

    [Fact]
    public async Task Without_RFC_2217_it_is_telnet_and_says_so()
    {
        await using var server = await Ser2Net.StartAsync("telnet,tcp");
        using var transport = await OpenAsync(server, new SerialLineSettings());
        Assert.EndsWith("COM port control (RFC 2217), the line is as the server has it", transport.Impairment, StringComparison.Ordinal);
        server.Device.Write([1, 0xFF, 2]);
        Assert.Equal([1, 0xFF, 2], await ReceiveAsync(transport, 3));
        Assert.False(transport.Control(LineControl.DtrOff));
    }

    [Fact]
    public async Task The_end_of_the_server_closes_with_its_reason()
    {
        await using var server = await Ser2Net.StartAsync();
        using var transport = await OpenAsync(server, new SerialLineSettings());
        await server.KillAsync();
        await UntilAsync(() => transport.State == TransportState.Closed);
        Assert.Contains("the device server", transport.Reason, StringComparison.Ordinal);
    }

    private static ITransport Create(Ser2Net server, SerialLineSettings line) =>
        new TransportFactory(new TransportOptions(), TimeProvider.System, NullLoggerFactory.Instance).Create(
            new Rfc2217Endpoint("127.0.0.1", server.Port, line)
        );

    private static string Step(ITransport transport, string name) => transport.Steps.Single(step => step.Name == name).Sentence;

    private async Task<ITransport> OpenAsync(Ser2Net server, SerialLineSettings line)
    {
        var transport = Create(server, line);
        transport.Open(() => _news.Release());
        await UntilAsync(() => transport.State is TransportState.Open or TransportState.Closed);
        Assert.Equal(("", TransportState.Open), (transport.Reason, transport.State));
        return transport;
    }

    private async Task<byte[]> ReceiveAsync(ITransport transport, int count)
    {
        var bytes = new byte[count];
        var filled = 0;
        await UntilAsync(() => (filled += transport.Receive(bytes.AsSpan(filled), out _)) == count);
        return bytes;
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            Assert.True(await _news.WaitAsync(Deadlines.Start, TestContext.Current.CancellationToken), "nothing new");
    }
}
