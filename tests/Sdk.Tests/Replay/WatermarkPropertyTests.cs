using TypedStreaming.Tests.Replay.Walking;

namespace TypedStreaming.Tests.Replay;

/// <summary>The seeds are fixed, so a failure comes again.</summary>
public sealed class WatermarkPropertyTests
{
    private const int Seeds = 200;
    private const int Max = 30;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_agrees_with_the_naive_one_and_loses_nothing(bool sharesIds)
    {
        var moves = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var walk = new WatermarkWalk(seed, sharesIds, () => new RealWatermark(Max, sharesIds));
            if (walk.Run() is { } wrong) Assert.Fail($"seed {seed}, {wrong}");
            moves += walk.Moves;
        }

        Assert.True(moves > 20 * Seeds, $"the position moved only {moves} times");
    }

    [Theory]
    [InlineData(Flaw.IgnoresGaps, false)]
    [InlineData(Flaw.IgnoresGaps, true)]
    [InlineData(Flaw.IgnoresCopies, false)]
    [InlineData(Flaw.IgnoresCopies, true)]
    [InlineData(Flaw.IgnoresLaterIds, true)]
    [InlineData(Flaw.MovesBack, false)]
    [InlineData(Flaw.MovesBack, true)]
    [InlineData(Flaw.LagsBehind, false)]
    public void A_broken_one_is_found(Flaw flaw, bool sharesIds) =>
        Assert.Contains(Enumerable.Range(0, Seeds), seed => FindsFlaw(seed, flaw, sharesIds));

    private static bool FindsFlaw(int seed, Flaw flaw, bool sharesIds) =>
        new WatermarkWalk(seed, sharesIds, () => new NaiveWatermark(sharesIds, flaw)).Run() is not null;
}
