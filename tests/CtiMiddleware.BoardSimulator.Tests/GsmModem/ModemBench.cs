using System.Text;
using CtiMiddleware.Simulators.Board.GsmModem;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.BoardSimulator.Tests.GsmModem;

/// <summary>A modem in virtual time and what it said.</summary>
internal sealed class ModemBench : IFaceOutput
{
    private readonly StringBuilder _said = new();
    private readonly IFaceSession _session;

    public ModemBench(GsmModemFaceOptions? options = null)
    {
        Kernel = new SimulationKernel(1, new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        Phone = new MobilePhone(Kernel);
        Face = new GsmModemFace(Phone, options);
        _session = Face.Connect(this);
    }

    public SimulationKernel Kernel { get; }

    public MobilePhone Phone { get; }

    public GsmModemFace Face { get; }

    /// <summary>Writes sent so far, each one piece.</summary>
    public int Pieces { get; private set; }

    /// <summary>Gives a command line and takes what was said since the last time.</summary>
    public string Ask(string line)
    {
        _session.Receive(Encoding.Latin1.GetBytes(line + "\r"));
        return Take();
    }

    public void Give(string text) => _session.Receive(Encoding.Latin1.GetBytes(text));

    public string After(double seconds)
    {
        Kernel.RunFor(TimeSpan.FromSeconds(seconds));
        return Take();
    }

    public string Take()
    {
        var text = _said.ToString();
        _said.Clear();
        return text;
    }

    public bool TryWrite(ReadOnlySpan<byte> message)
    {
        Pieces++;
        _said.Append(Encoding.Latin1.GetString(message));
        return true;
    }

    public void Close(string reason) => throw new InvalidOperationException(reason);
}
