using System.Numerics;
using System.Text;
using CtiMiddleware.Adapters.Smdr;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.Smdr;

/// <summary>One end of the line: records as characters, with parity and the line's faults. Everything is called on the kernel.</summary>
public sealed class SmdrFaceSession : IFaceSession
{
    private readonly SmdrFace _face;
    private readonly IFaceOutput _output;
    private readonly SplitMix64 _chance;

    internal SmdrFaceSession(SmdrFace face, IFaceOutput output, int number)
    {
        _face = face;
        _output = output;
        _chance = new SplitMix64(face.Engine.Kernel.DerivedSeed($"characters of smdr {number}"));
        Number = number;
    }

    /// <inheritdoc/>
    public int Number { get; }

    /// <inheritdoc/>
    public bool IsClosed { get; private set; }

    /// <inheritdoc/>
    public string? CloseReason { get; private set; }

    /// <summary>What comes means nothing to the switch.</summary>
    public void Receive(ReadOnlySpan<byte> bytes) { }

    /// <inheritdoc/>
    public void Dispose() => End();

    internal void Send(string line)
    {
        if (IsClosed || _face.Faults.Strike(FaultKind.LostEvent, FaultDirection.Out) is not null)
            return;
        var copies = _face.Faults.Strike(FaultKind.Duplicate, FaultDirection.Out) is null ? 1 : 2;
        for (var copy = 0; copy < copies && !IsClosed; copy++)
        {
            var characters = Encoding.ASCII.GetBytes(line + _face.Options.LineEnd);
            for (var i = 0; i < characters.Length; i++)
                characters[i] = WithParity(characters[i]);
            Spoil(characters);
            if (!_output.TryWrite(characters))
                Close("the line does not take what is sent");
        }
    }

    internal void Close(string reason)
    {
        if (IsClosed)
            return;
        CloseReason = reason;
        End();
        _output.Close(reason);
    }

    private void End()
    {
        IsClosed = true;
        _face.Disconnected(this);
    }

    private byte WithParity(byte character)
    {
        var odd = (BitOperations.PopCount(character) & 1) != 0;
        var set = _face.Options.Parity switch
        {
            SmdrParity.Even => odd,
            SmdrParity.Odd => !odd,
            _ => false,
        };
        return (byte)(set ? character | 0x80 : character);
    }

    private void Spoil(Span<byte> characters)
    {
        if (_face.Faults.IsEmpty)
            return;
        for (var i = 0; i < characters.Length; i++)
        {
            if (_face.Faults.Strike(FaultKind.Parity, FaultDirection.Out) is not null)
                characters[i] ^= 0x80;
        }
        if (_face.Faults.InForce(FaultKind.Noise, FaultDirection.Out) is not { } noise)
            return;
        var rate = noise.Spec.Number("ber");
        for (var bit = 0; bit < characters.Length * 8; bit++)
        {
            if (_chance.NextDouble() < rate)
                characters[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }
}
