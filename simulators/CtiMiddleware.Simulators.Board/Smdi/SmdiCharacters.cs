using System.Numerics;
using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.Smdi;

/// <summary>The sender's end of a serial line of seven bits that is delivered as eight: parity, wrong parity, flipped bits. Called on the kernel.</summary>
internal sealed class SmdiCharacters(IFaceOutput output, SmdiFace face, int number) : IFaceOutput
{
    private readonly SplitMix64 _chance = new(face.Engine.Kernel.DerivedSeed($"characters of smdi {number}"));

    public bool TryWrite(ReadOnlySpan<byte> message)
    {
        var characters = new byte[message.Length];
        for (var i = 0; i < message.Length; i++)
            characters[i] = WithParity(message[i]);
        Spoil(characters);
        return output.TryWrite(characters);
    }

    public void Close(string reason) => output.Close(reason);

    private byte WithParity(byte character)
    {
        var odd = (BitOperations.PopCount(character) & 1) != 0;
        var set = face.Options.Parity switch
        {
            SmdiParity.Even => odd,
            SmdiParity.Odd => !odd,
            _ => false,
        };
        return (byte)(set ? character | 0x80 : character);
    }

    private void Spoil(Span<byte> characters)
    {
        if (face.Faults.IsEmpty)
            return;
        for (var i = 0; i < characters.Length; i++)
        {
            if (face.Faults.Strike(FaultKind.Parity, FaultDirection.Out) is not null)
                characters[i] ^= 0x80;
        }
        if (face.Faults.InForce(FaultKind.Noise, FaultDirection.Out) is not { } noise)
            return;
        var rate = noise.Spec.Number("ber");
        for (var bit = 0; bit < characters.Length * 8; bit++)
        {
            if (_chance.NextDouble() < rate)
                characters[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }
}
