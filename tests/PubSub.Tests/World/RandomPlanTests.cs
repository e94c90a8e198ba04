using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.PubSub.Tests.World;

/// <summary>The promises of the client in random plans, over real sockets: no event is lost, and no event overtakes another.</summary>
public sealed class RandomPlanTests
{
    private const int Limit = 120_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(1, ReplayIdForm.Numbered)]
    [InlineData(2, ReplayIdForm.Opaque)]
    [InlineData(3, ReplayIdForm.Numbered)]
    [InlineData(4, ReplayIdForm.Opaque)]
    public async Task Loses_nothing_and_keeps_the_order(int seed, ReplayIdForm ids)
    {
        await using var test = await StartAsync(seed, ids);
        Assert.Empty(await new RandomPlan(test, seed).RunAsync(Token));
    }

    /// <summary>The negative control: consumers that acknowledge events without handling them are found.</summary>
    [Fact(Timeout = Limit)]
    public async Task Finds_events_that_a_program_loses()
    {
        await using var test = await StartAsync(seed: 5, ReplayIdForm.Numbered);
        Assert.NotEmpty(await new RandomPlan(test, seed: 5, losesEvents: true).RunAsync(Token));
    }

    private static Task<PubSubOrg> StartAsync(int seed, ReplayIdForm ids) => PubSubOrg.StartAsync(configurePubSub: options =>
    {
        options.Seed = seed;
        options.ReplayIds = ids;
        options.KeepAliveInterval = TimeSpan.FromMilliseconds(200);
    });
}
