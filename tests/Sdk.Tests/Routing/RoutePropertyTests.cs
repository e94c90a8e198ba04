using TypedStreaming.Tests.Routing.Walking;

namespace TypedStreaming.Tests.Routing;

/// <summary>The rules P1 to P5 of places. The seeds are fixed, so a failure can be repeated.</summary>
public sealed class RoutePropertyTests
{
    private const int Walks = 2000;
    private const int Most = 20_000;

    [Fact]
    public void Whatever_happens_each_consumer_gets_each_event_once()
    {
        var (delivered, gaps) = (0, 0);
        for (var seed = 0; seed < Walks; seed++)
        {
            var walk = new RouteWalk(seed);
            if (walk.Run() is { } wrong) Assert.Fail($"seed {seed}: {wrong}");
            delivered += walk.Delivered;
            gaps += walk.Gaps;
        }

        Assert.True(delivered > 20 * Walks, $"only {delivered} events were delivered");
        Assert.Equal(0, gaps);
    }

    [Theory]
    [InlineData(RouteFlaw.AwaitsNothing)]
    [InlineData(RouteFlaw.NoFences)]
    [InlineData(RouteFlaw.ForgetsRefused)]
    public void A_rule_that_is_taken_away_is_missed(RouteFlaw flaw) =>
        Assert.Contains(Enumerable.Range(0, Most), seed => new RouteWalk(seed, flaw).Run() is not null);
}
