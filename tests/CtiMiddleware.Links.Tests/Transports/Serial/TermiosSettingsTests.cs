using CtiMiddleware.Links.Transports.Serial;
using CtiMiddleware.Links.Transports.Serial.Native;

namespace CtiMiddleware.Links.Tests.Transports.Serial;

public sealed class TermiosSettingsTests
{
    [Fact]
    public void Every_setting_comes_back_as_it_was_asked()
    {
        foreach (var parity in Enum.GetValues<Parity>())
        foreach (var stop in new[] { StopBits.One, StopBits.Two })
        foreach (var handshake in Enum.GetValues<Handshake>())
            for (var bits = 5; bits <= 8; bits++)
            {
                // Five bits and two stop bits are one and a half in the UART.
                var expected = bits == 5 && stop == StopBits.Two ? StopBits.OnePointFive : stop;
                var asked = new SerialLineSettings
                {
                    BaudRate = 31_250,
                    DataBits = bits,
                    Parity = parity,
                    StopBits = stop,
                    Handshake = handshake,
                };
                var terminal = default(Termios2);
                TermiosSettings.Apply(asked, ref terminal);
                Assert.Equal(asked with { StopBits = expected }, TermiosSettings.Read(terminal));
            }
    }

    [Theory]
    [InlineData(7, Parity.Even, StopBits.One, 0x1CA0u | 0x100u | 0x10000000u)]
    [InlineData(8, Parity.None, StopBits.Two, 0x1CB0u | 0x40u | 0x10000000u)]
    [InlineData(7, Parity.Mark, StopBits.One, 0x1CA0u | 0x300u | 0x50000000u)]
    public void The_flags_are_those_of_the_kernels_headers(int bits, Parity parity, StopBits stop, uint control)
    {
        // CREAD 0x80, HUPCL 0x400, CLOCAL 0x800, BOTHER 0x1000 and the same shifted by 16 for the input speed.
        var terminal = default(Termios2);
        TermiosSettings.Apply(
            new SerialLineSettings
            {
                DataBits = bits,
                Parity = parity,
                StopBits = stop,
            },
            ref terminal
        );
        Assert.Equal(control, terminal.Control);
        Assert.Equal((0x18u, 0u, 0u), (terminal.Input, terminal.Output, terminal.Local));
        Assert.Equal((9600u, 9600u), (terminal.InputSpeed, terminal.OutputSpeed));
    }

    [Fact]
    public void A_custom_speed_is_taken_by_the_driver()
    {
        using var terminal = PseudoTerminal.Open();
        using var port = new TermiosSerialPort(terminal.SlavePath) { BaudRate = 31_250, Handshake = Handshake.XOnXOff };
        port.Open();
        Assert.Equal((31_250, Handshake.XOnXOff), (port.BaudRate, port.Handshake));
        Assert.Throws<InvalidOperationException>(() => port.BaudRate = 9600);
    }

    [Fact]
    public void The_difference_names_everything_that_is_not_as_asked()
    {
        var asked = new SerialLineSettings
        {
            BaudRate = 1200,
            DataBits = 7,
            Parity = Parity.Even,
            Handshake = Handshake.RequestToSend,
        };
        Assert.Equal(
            "7E1 asked, device gives 8N1, 1200 baud asked, device gives 9600, RTS/CTS asked, device gives no handshake",
            LineDifference.Between(asked, new SerialLineSettings())
        );
        Assert.Null(LineDifference.Between(asked, asked with { BaudRate = 1202, DtrEnable = false }));
    }
}
