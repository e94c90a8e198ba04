using Microsoft.Extensions.Time.Testing;
using TypedStreaming.PubSub.Streams;
using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Simulator.PubSub;
using TypedStreaming.Watching;

namespace TypedStreaming.PubSub.Tests.Streams;

/// <summary>The client's state while some of its streams are recovering.</summary>
public sealed class StreamStatesTests
{
    private const int Limit = 30_000;

    private static readonly StreamingException Cause = new(StreamingError.Transport, "reset");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_stream_that_recovers_does_not_work_because_its_call_was_opened()
    {
        var (feed, states) = Start();
        states.Waiting("A", Cause, TimeSpan.FromSeconds(1));
        states.Opened("A");
        Assert.Equal(ClientState.Paused, feed.Last.State);
        states.Ended("A");
        Assert.Equal(ClientState.Paused, feed.Last.State);
        states.Opened("B");
        Assert.Equal(ClientState.Connected, feed.Last.State);
    }

    [Fact]
    public void A_quiet_stream_works_when_another_one_ends_during_its_recovery()
    {
        var (feed, states) = Start();
        states.Opened("A");
        states.Recovering("B", Cause);
        states.Ended("B");
        Assert.Equal(ClientState.Connected, feed.Last.State);
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_with_a_quiet_stream_is_connected_when_the_program_disposes_the_stream_that_recovers()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var quiet = await test.Client.SubscribeAsync<HighInk>(cancellationToken: Token);
        test.PubSub.Faults.FailNext(PubSubRpc.Subscribe, "service.unavailable", times: 10_000);
        await using (await test.Client.SubscribeAsync<LowInk>(cancellationToken: Token))
            _ = await test.Client.StateChanges(Token).FirstAsync(static change => change.State is ClientState.Paused or ClientState.Recovering, Token);
        _ = await test.Client.StateChanges(Token).FirstAsync(static change => change.State == ClientState.Connected, Token);
    }

    private static (StateFeed Feed, StreamStates States) Start()
    {
        var feed = new StateFeed(new FakeTimeProvider());
        var run = new object();
        feed.Begin(run);
        var states = new StreamStates(feed, run);
        states.Connected();
        return (feed, states);
    }
}
