using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class BackoffDelaysTests
{
    private static readonly BackoffDelays BackoffDelays = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(6, 16)]
    [InlineData(7, 30)]
    [InlineData(30, 30)]
    [InlineData(int.MaxValue, 30)]
    [InlineData(0, 0.5)]
    [InlineData(-5, 0.5)]
    public void A_delay_lies_between_half_of_the_doubled_one_and_all_of_it(int failures, double full)
    {
        for (uint seed = 0; seed < 1000; seed++)
        {
            var jitter = seed;
            Assert.InRange(BackoffDelays.Delay(failures, ref jitter).TotalSeconds, full / 2, full);
        }
    }

    [Fact]
    public void Delays_spread_over_the_whole_range()
    {
        var jitter = 1u;
        var tenths = new int[10];
        for (var i = 0; i < 10_000; i++)
        {
            var share = (BackoffDelays.Delay(7, ref jitter).TotalSeconds - 15) / 15;
            tenths[Math.Min((int)(share * 10), 9)]++;
        }

        Assert.All(tenths, static count => Assert.InRange(count, 800, 1200));
    }

    [Fact]
    public void Clients_of_different_seeds_do_not_come_together()
    {
        var delays = Enumerable.Range(1, 100).Select(static seed =>
        {
            var jitter = (uint)(seed * 7919);
            BackoffDelays.Delay(7, ref jitter);
            return BackoffDelays.Delay(7, ref jitter);
        });
        Assert.True(delays.Distinct().Count() > 95);
    }

    [Fact]
    public void The_same_jitter_gives_the_same_delay()
    {
        var (one, other) = (42u, 42u);
        Assert.Equal(BackoffDelays.Delay(3, ref one), BackoffDelays.Delay(3, ref other));
        Assert.Equal(one, other);
        Assert.NotEqual(42u, one);
    }

    /// <summary>The first numbers of the generator, as its author published them: a seed gives the same delays in every release.</summary>
    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    public void A_seed_gives_the_numbers_of_xorshift(uint seed)
    {
        var jitter = seed;
        foreach (var number in (uint[])[270369, 67634689, 2647435461, 307599695])
        {
            var delay = BackoffDelays.Delay(2, ref jitter);
            Assert.Equal(number, jitter);
            Assert.Equal(0.5 + (number / (double)uint.MaxValue / 2), delay.TotalSeconds, precision: 6);
        }
    }
}
