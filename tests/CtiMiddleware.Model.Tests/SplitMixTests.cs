using CtiMiddleware.Model.Chance;

namespace CtiMiddleware.Model.Tests;

public sealed class SplitMixTests
{
    // Output of the reference implementation (splitmix64.c) for the seed 1234567.
    private static readonly ulong[] Published =
    [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ];

    [Fact]
    public void The_sequence_is_that_of_the_published_reference()
    {
        var state = 1234567UL;
        foreach (var value in Published)
            Assert.Equal(value, SplitMix.Next(ref state));
    }

    [Fact]
    public void A_place_of_the_sequence_can_be_read_without_the_ones_before()
    {
        for (var place = 0; place < Published.Length; place++)
            Assert.Equal(Published[place], SplitMix.At(1234567, (ulong)place + 1));
    }
}
