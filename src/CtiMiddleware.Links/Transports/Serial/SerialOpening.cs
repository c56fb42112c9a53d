using CtiMiddleware.Links.Transports.Serial.Native;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>Locks and opens a port and compares what it gives with what was asked; every step leaves a sentence.</summary>
/// <param name="endpoint">The port and how characters are to go over it.</param>
/// <param name="port">The port, closed.</param>
/// <param name="lockFolder">Where lock files are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="report">Told of each step when it is over.</param>
internal sealed class SerialOpening(
    SerialEndpoint endpoint,
    ISerialPort port,
    string lockFolder,
    TimeProvider time,
    Action<TransportStep> report
)
{
    private SerialPortLock? _lock;
    private string? _difference;

    /// <summary>Does it.</summary>
    /// <returns>The lock, to be held while the port is open, and the difference that was accepted; null for none.</returns>
    /// <exception cref="IOException">It cannot be opened, or gives another line than asked; the message says why and what helps.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not, or another one holds it.</exception>
    public (SerialPortLock Lock, string? Difference) Run()
    {
        if (OperatingSystem.IsLinux() && LibC.Access(endpoint.PortName, 0) < 0)
            Step("open", () => throw SerialFailure.Opening(TtyNumbers.NoEntry, endpoint.PortName));
        Step("lock", () => (_lock = SerialPortLock.Take(endpoint.PortName, lockFolder)).Sentence);
        try
        {
            Step("open", Open);
            Step("settings", Compare);
            Step("lines", Lines);
            return (_lock!, _difference);
        }
        catch
        {
            port.Close();
            _lock!.Dispose();
            throw;
        }
    }

    private bool IsPseudoTerminal => OperatingSystem.IsLinux() && DeviceStatus.Of(endpoint.PortName).IsPseudoTerminal;

    private string Open()
    {
        var asked = endpoint.Line;
        port.BaudRate = asked.BaudRate;
        port.DataBits = asked.DataBits;
        port.Parity = asked.Parity;
        port.StopBits = asked.StopBits;
        port.Handshake = asked.Handshake;
        port.DtrEnable = asked.DtrEnable;
        port.RtsEnable = asked.RtsEnable;
        // No digit and no letter of any protocol: a field with an error in it is not taken for a good one.
        port.ParityReplace = (byte)'?';
        port.Open();
        return $"Opened {endpoint.PortName}{(IsPseudoTerminal ? ", a pseudo terminal" : "")}.";
    }

    private string Compare()
    {
        var given = new SerialLineSettings
        {
            BaudRate = port.BaudRate,
            DataBits = port.DataBits,
            Parity = port.Parity,
            StopBits = port.StopBits,
            Handshake = port.Handshake,
        };
        _difference = LineDifference.Between(endpoint.Line, given);
        if (_difference is null)
            return $"The line is as asked: {LineDifference.InWords(given)}.";
        if (!(endpoint.Line.AcceptDifference ?? IsPseudoTerminal))
            throw new IOException(LineDifference.Refusal(_difference));
        return $"The line is used although it is not as asked: {_difference}.";
    }

    private string Lines()
    {
        if (!port.DtrEnable && !port.RtsEnable && (endpoint.Line.DtrEnable || endpoint.Line.RtsEnable))
            return "The device shows no control lines.";
        return $"DTR {On(port.DtrEnable)}, RTS {On(port.RtsEnable)}, CTS {On(port.CtsHolding)}, DSR {On(port.DsrHolding)}, "
            + $"carrier {On(port.CDHolding)}.";

        static string On(bool on) => on ? "on" : "off";
    }

    private void Step(string name, Func<string> act)
    {
        var start = time.GetTimestamp();
        try
        {
            var sentence = act();
            report(new TransportStep(name, Ok: true, sentence, time.GetElapsedTime(start)));
        }
        catch (Exception failure)
        {
            var sentence = $"{char.ToUpperInvariant(failure.Message[0])}{failure.Message[1..]}.";
            report(new TransportStep(name, Ok: false, sentence, time.GetElapsedTime(start)));
            throw;
        }
    }
}
