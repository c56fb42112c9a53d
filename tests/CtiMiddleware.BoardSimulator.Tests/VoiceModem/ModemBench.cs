using System.Text;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Board.VoiceModem;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.BoardSimulator.Tests.VoiceModem;

/// <summary>A voice modem on a line of an exchange, in virtual time, with its serial line in our hands.</summary>
internal sealed class ModemBench : IModemWire
{
    private readonly List<byte> _said = [];

    public ModemBench(string profile = "v253", LineExchangeOptions? options = null)
    {
        Exchange = new LineExchange(Kernel, Line, options ?? new LineExchangeOptions()) { Told = Told.Add };
        Modem = new VoiceModemFace(Kernel, Line, ModemProfile.Get(profile)) { Wire = this };
    }

    public SimulationKernel Kernel { get; } = new(1, new DateTimeOffset(2026, 3, 1, 12, 34, 0, TimeSpan.Zero));

    public TelephoneLine Line { get; } = new("2001");

    public LineExchange Exchange { get; }

    public VoiceModemFace Modem { get; }

    public List<LineEvent> Told { get; } = [];

    public ModemLines Lines { get; private set; }

    public string Said => Encoding.Latin1.GetString([.. _said]);

    public byte[] SaidBytes => [.. _said];

    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        _said.AddRange(bytes);
        return true;
    }

    public void Changed(ModemLines lines) => Lines = lines;

    public void Run(double seconds) => Kernel.RunFor(TimeSpan.FromSeconds(seconds));

    public void Write(string bytes) => Modem.Receive(Encoding.Latin1.GetBytes(bytes));

    /// <summary>What is said from here on, during the given time.</summary>
    public string Next(double seconds)
    {
        var from = _said.Count;
        Run(seconds);
        return Encoding.Latin1.GetString([.. _said.Skip(from)]);
    }

    /// <summary>A command and what the modem says to it.</summary>
    public string Ask(string command, double seconds = 0.1)
    {
        var from = _said.Count;
        Write(command + "\r");
        Run(seconds);
        return Encoding.Latin1.GetString([.. _said.Skip(from)]);
    }

    /// <summary>Echo off, voice class.</summary>
    public void Prepare()
    {
        Ask("ATE0");
        Assert.Equal("\r\nOK\r\n", Ask("AT+FCLASS=8"));
    }
}
