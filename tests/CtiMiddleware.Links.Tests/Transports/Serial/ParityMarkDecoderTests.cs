using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Links.Tests.Transports.Serial;

public sealed class ParityMarkDecoderTests
{
    // As termios(3) describes PARMRK: the only outside word on it here, for a pseudo terminal never marks anything.
    private static readonly byte[] Marked =
    [
        (byte)'a',
        0xFF,
        0xFF,
        (byte)'b',
        0xFF,
        0x00,
        (byte)'x',
        (byte)'c',
        0xFF,
        0x00,
        0x00,
        (byte)'d',
        0xFF,
        0x00,
        0xFF,
    ];

    [Fact]
    public void Errors_and_breaks_are_told_and_the_rest_is_as_it_was_sent()
    {
        var decoder = new ParityMarkDecoder { Replacement = (byte)'?' };
        var bytes = Marked.ToArray();
        var length = decoder.Decode(bytes);
        Assert.Equal("a\xFF"u8[..1].ToArray().Concat(new byte[] { 0xFF }).Concat("b?cd?"u8.ToArray()), bytes[..length]);
        Assert.Equal((2, 1), decoder.TakeMarks());
        Assert.Equal((0, 0), decoder.TakeMarks());
    }

    [Fact]
    public void Without_a_replacement_the_character_stays_as_it_came()
    {
        var decoder = new ParityMarkDecoder();
        var bytes = new byte[] { 0xFF, 0, 0x41 };
        Assert.Equal(1, decoder.Decode(bytes));
        Assert.Equal(0x41, bytes[0]);
    }

    [Fact]
    public void Cut_anywhere_it_gives_the_same()
    {
        var whole = Decode([Marked]);
        for (var first = 0; first <= Marked.Length; first++)
        for (var second = first; second <= Marked.Length; second++)
            Assert.Equal(whole, Decode([Marked[..first], Marked[first..second], Marked[second..]]));
    }

    [Fact]
    public void Random_bytes_never_grow_and_never_stop_it()
    {
        var random = new Random(1);
        var decoder = new ParityMarkDecoder { Replacement = (byte)'?' };
        for (var round = 0; round < 10_000; round++)
        {
            var bytes = new byte[random.Next(20)];
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = random.Next(3) switch
                {
                    0 => 0xFF,
                    1 => 0,
                    _ => (byte)random.Next(256),
                };
            Assert.InRange(decoder.Decode(bytes), 0, bytes.Length);
        }
        // Two clean characters later it has its place again.
        decoder.Decode(new byte[] { 1, 1 });
        var clean = new byte[] { 1, 2, 3 };
        Assert.Equal(3, decoder.Decode(clean));
        Assert.Equal([1, 2, 3], clean);
    }

    private static string Decode(byte[][] pieces)
    {
        var decoder = new ParityMarkDecoder { Replacement = (byte)'?' };
        var result = new List<byte>();
        foreach (var piece in pieces)
        {
            var bytes = piece.ToArray();
            result.AddRange(bytes[..decoder.Decode(bytes)]);
        }
        return $"{Convert.ToHexString([.. result])} {decoder.TakeMarks()}";
    }
}
