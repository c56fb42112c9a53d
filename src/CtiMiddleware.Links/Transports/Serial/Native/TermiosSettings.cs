namespace CtiMiddleware.Links.Transports.Serial.Native;

/// <summary>Settings of a line in the terminal's own terms, and back.</summary>
internal static unsafe class TermiosSettings
{
    private const byte Xon = 0x11;
    private const byte Xoff = 0x13;

    /// <summary>Puts settings into a terminal's: raw, errors marked, nothing translated.</summary>
    public static void Apply(SerialLineSettings line, ref Termios2 terminal)
    {
        terminal.Output = terminal.Local = 0;
        // Errors are marked without parity too: framing errors and breaks come then as well.
        terminal.Input = TtyNumbers.MarkErrors | TtyNumbers.CheckParity;
        if (line.Handshake is Handshake.XOnXOff or Handshake.RequestToSendXOnXOff)
            terminal.Input |= TtyNumbers.OutFlow | TtyNumbers.InFlow;
        terminal.Control =
            TtyNumbers.Receiver
            | TtyNumbers.IgnoreModem // a modem without a carrier is spoken to as well
            | TtyNumbers.HangUpOnClose
            | TtyNumbers.OtherSpeed
            | (TtyNumbers.OtherSpeed << TtyNumbers.InputSpeedShift)
            | ((uint)(line.DataBits - 5) << 4)
            | Parity(line.Parity)
            | (TwoStops(line) ? TtyNumbers.TwoStops : 0)
            | (line.Handshake is Handshake.RequestToSend or Handshake.RequestToSendXOnXOff ? TtyNumbers.HardwareFlow : 0);
        terminal.InputSpeed = terminal.OutputSpeed = (uint)line.BaudRate;
        terminal.Characters[TtyNumbers.MinimumIndex] = 1;
        terminal.Characters[TtyNumbers.TimeIndex] = 0;
        terminal.Characters[TtyNumbers.StartIndex] = Xon;
        terminal.Characters[TtyNumbers.StopIndex] = Xoff;
    }

    /// <summary>What a terminal's settings mean.</summary>
    public static SerialLineSettings Read(in Termios2 terminal)
    {
        var bits = (int)((terminal.Control & TtyNumbers.SizeMask) >> 4) + 5;
        var hardware = (terminal.Control & TtyNumbers.HardwareFlow) != 0;
        var software = (terminal.Input & (TtyNumbers.OutFlow | TtyNumbers.InFlow)) != 0;
        return new SerialLineSettings
        {
            BaudRate = (int)terminal.OutputSpeed,
            DataBits = bits,
            Parity = (terminal.Control & (TtyNumbers.WithParity | TtyNumbers.StickParity | TtyNumbers.OddParity)) switch
            {
                TtyNumbers.WithParity => Serial.Parity.Even,
                TtyNumbers.WithParity | TtyNumbers.OddParity => Serial.Parity.Odd,
                TtyNumbers.WithParity | TtyNumbers.StickParity => Serial.Parity.Space,
                TtyNumbers.WithParity | TtyNumbers.StickParity | TtyNumbers.OddParity => Serial.Parity.Mark,
                _ => Serial.Parity.None,
            },
            // With five bits the UART makes one and a half of two.
            StopBits =
                (terminal.Control & TtyNumbers.TwoStops) == 0 ? StopBits.One
                : bits == 5 ? StopBits.OnePointFive
                : StopBits.Two,
            Handshake = (hardware ? Handshake.RequestToSend : Handshake.None) | (software ? Handshake.XOnXOff : Handshake.None),
        };
    }

    private static bool TwoStops(SerialLineSettings line) =>
        line.StopBits == StopBits.Two || (line.StopBits == StopBits.OnePointFive && line.DataBits == 5);

    private static uint Parity(Parity parity) =>
        parity switch
        {
            Serial.Parity.Odd => TtyNumbers.WithParity | TtyNumbers.OddParity,
            Serial.Parity.Even => TtyNumbers.WithParity,
            Serial.Parity.Mark => TtyNumbers.WithParity | TtyNumbers.StickParity | TtyNumbers.OddParity,
            Serial.Parity.Space => TtyNumbers.WithParity | TtyNumbers.StickParity,
            _ => 0,
        };
}
