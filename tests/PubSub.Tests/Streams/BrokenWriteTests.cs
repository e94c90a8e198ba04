using TypedStreaming.PubSub.Tests.Fixtures;

namespace TypedStreaming.PubSub.Tests.Streams;

/// <summary>Connections that break while the client writes, for example after a consumer has waited for room in its buffer.</summary>
public sealed class BrokenWriteTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_request_for_events_that_cannot_be_written_is_a_lost_connection(int request)
    {
        using var handler = new BreakingHandler("Subscribe", request);
        await using var test = await PubSubOrg.StartAsync(configureClient: options => options.HttpHandler = handler);
        handler.Cut = test.PubSub.Faults.AbortConnections;
        await test.PublishAsync(200);
        var numbers = await TakenEvents.NumbersAsync(test.Client.Events<LowInk>(new EventsOptions { From = ReplayFrom.Earliest }, Token), 200);
        Assert.Equal(Enumerable.Range(1, 200), numbers);
        Assert.True(handler.HasBroken);
    }

    [Fact(Timeout = Limit)]
    public async Task A_batch_that_cannot_be_written_is_sent_again()
    {
        using var handler = new BreakingHandler("PublishStream", 1);
        await using var test = await PubSubOrg.StartAsync(configureClient: options => options.HttpHandler = handler);
        handler.Cut = test.PubSub.Faults.AbortConnections;
        var results = await test.Client.PublishAsync([new HighInk { PrinterModel = "X1" }], cancellationToken: Token);
        Assert.True(results.AllPublished, results.ToString());
        Assert.True(handler.HasBroken);
    }
}
