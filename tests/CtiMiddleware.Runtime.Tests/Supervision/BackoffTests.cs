using CtiMiddleware.Runtime.Supervision;

namespace CtiMiddleware.Runtime.Tests.Supervision;

public sealed class BackoffTests
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public void The_delay_is_a_pure_function_of_attempt_and_seed()
    {
        for (var attempt = 1; attempt < 50; attempt++)
            Assert.Equal(Backoff.Delay(attempt, 7, Shortest, Longest), Backoff.Delay(attempt, 7, Shortest, Longest));
    }

    [Fact]
    public void The_delay_doubles_up_to_the_longest_with_its_upper_half_as_jitter()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            for (var attempt = 1; attempt < 100; attempt++)
            {
                var full = Math.Min(30_000, 500 * Math.Pow(2, attempt - 1));
                Assert.InRange(Backoff.Delay(attempt, seed, Shortest, Longest).TotalMilliseconds, (full / 2) - 1, full + 1);
            }
        }
    }

    [Fact]
    public void Links_with_different_seeds_do_not_come_back_together()
    {
        var delays = Enumerable.Range(0, 100).Select(seed => Backoff.Delay(6, (ulong)seed << 16, Shortest, Longest)).Distinct().Count();
        Assert.InRange(delays, 90, 100);
    }
}
