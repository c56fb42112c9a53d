using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Model.Tests;

public sealed class SeededIdSourceTests
{
    [Fact]
    public void Two_sources_of_one_seed_and_clock_give_the_same_identifiers()
    {
        var one = new SeededIdSource(new FixedTime(), 42);
        var other = new SeededIdSource(new FixedTime(), 42);

        Assert.Equal(Take(one), Take(other));
        Assert.NotEqual(Take(one), Take(new SeededIdSource(new FixedTime(), 43)));
    }

    // Computed apart from this code, from the published algorithm.
    [Fact]
    public void The_sequence_is_a_contract() =>
        Assert.Equal("call_019aab0f5ce87e958a3bf8ccec99bc40", new SeededIdSource(new FixedTime(), 42).Next("call_"));

    [Fact]
    public void Identifiers_have_the_shape_of_uuid_version_7_and_the_milliseconds_of_the_clock()
    {
        var ids = Take(new SeededIdSource(new FixedTime(), 1));

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        foreach (var id in ids)
        {
            Assert.Equal("x_".Length + 32, id.Length);
            var uuid = Guid.ParseExact(id["x_".Length..], "N");
            Assert.Equal(7, uuid.Version);
            Assert.InRange(uuid.Variant, 8, 11);
            Assert.Equal(FixedTime.At.ToUnixTimeMilliseconds(), Convert.ToInt64(id.Substring(2, 12), 16));
        }
    }

    private static List<string> Take(SeededIdSource source) => [.. Enumerable.Range(0, 1000).Select(_ => source.Next("x_"))];

    private sealed class FixedTime : TimeProvider
    {
        public static readonly DateTimeOffset At = new(2025, 11, 22, 10, 15, 2, 120, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => At;
    }
}
