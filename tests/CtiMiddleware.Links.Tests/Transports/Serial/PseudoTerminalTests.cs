using System.Collections.Concurrent;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Links.Tests.Transports.Serial;

public sealed class PseudoTerminalTests
{
    private static readonly byte[] Every = [.. Enumerable.Range(0, 256).Select(static value => (byte)value)];

    [Fact]
    public void Every_byte_value_passes_both_ways()
    {
        using var terminal = PseudoTerminal.Open();
        using var port = new TermiosSerialPort(terminal.SlavePath);
        port.Open();
        terminal.Write(Every);
        Assert.Equal(Every, PortReading.Exactly(port, Every.Length));
        port.Write(Every, 0, Every.Length);
        Assert.Equal(Every, PortReading.Exactly(terminal, Every.Length));
    }

    [Fact]
    public void The_master_outlives_who_opens_and_closes_the_slave()
    {
        using var terminal = PseudoTerminal.Open();
        for (var round = 0; round < 3; round++)
        {
            using var port = new TermiosSerialPort(terminal.SlavePath);
            port.Open();
            port.Write([(byte)round], 0, 1);
            Assert.Equal([(byte)round], PortReading.Exactly(terminal, 1));
        }
    }

    [Fact]
    public void What_comes_is_given_to_a_handler_on_a_thread_of_its_own()
    {
        using var terminal = PseudoTerminal.Open();
        using var received = new BlockingCollection<byte>();
        terminal.ReadOnThread(bytes =>
        {
            foreach (var one in bytes.Span)
                received.Add(one);
        });
        using var port = new TermiosSerialPort(terminal.SlavePath);
        port.Open();
        port.Write("hello"u8.ToArray(), 0, 5);
        Assert.Equal("hello"u8.ToArray(), Enumerable.Range(0, 5).Select(_ => received.Take(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void Writing_without_waiting_keeps_the_order_and_refuses_beyond_the_bound()
    {
        using var terminal = PseudoTerminal.Open();
        var block = new byte[100_000];
        var sent = new List<byte>();
        while (true)
        {
            block.AsSpan().Fill((byte)(sent.Count / block.Length));
            if (!terminal.TryWrite(block))
                break;
            sent.AddRange(block);
        }
        Assert.InRange(sent.Count, 1_000_000, 1_300_000);
        using var port = new TermiosSerialPort(terminal.SlavePath);
        port.Open();
        Assert.Equal(sent, PortReading.Exactly(port, sent.Count));
    }

    [Fact]
    public void A_name_of_its_own_leads_to_the_slave_and_goes_with_it()
    {
        var folder = Directory.CreateTempSubdirectory("cti-pty");
        try
        {
            var name = Path.Combine(folder.FullName, "modem");
            using (var first = PseudoTerminal.Open())
            {
                first.LinkAs(name);
                using var second = PseudoTerminal.Open();
                second.LinkAs(name);
                Assert.Equal(second.SlavePath, new FileInfo(name).LinkTarget);
                first.Dispose();
                Assert.True(File.Exists(name), "the name belongs to the second by now");
            }
            Assert.Null(new FileInfo(name).LinkTarget);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
