using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>A server that answers polls early and empty is polled ever more slowly; one that has events never is.</summary>
public sealed class EmptyPollTests
{
    private const int Limit = 60_000;
    private const string Connect = "/meta/connect";

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(20)]
    [InlineData(0)]
    [InlineData(90)]
    public async Task A_server_that_hardly_holds_is_polled_ten_times_a_second_and_then_once(int hold)
    {
        var took = TimeSpan.FromMilliseconds(hold);
        using var server = new StagedServer(Connect);
        await using var client = server.MakeClient(options => options.TimeProvider = _clock);
        await client.StartAsync(Token);
        (await server.NextAsync(Connect)).Agree();
        var start = _clock.GetTimestamp();
        var seconds = new int[31];
        while (_clock.GetElapsedTime(start) < TimeSpan.FromSeconds(30))
        {
            var connect = await NextAsync(server);
            seconds[(int)_clock.GetElapsedTime(start).TotalSeconds]++;
            if (hold > 0) _clock.Advance(took);
            connect.Agree();
        }

        // Three early answers in a row cause no pause.
        Assert.InRange(seconds[0], 9, 14);
        Assert.All(seconds[1..9], static polls => Assert.InRange(polls, 9, 11));
        Assert.All(seconds[12..30], static polls => Assert.Equal(1, polls));
    }

    [Fact(Timeout = Limit)]
    public async Task Answers_with_events_are_never_slowed()
    {
        using var server = new StagedServer(Connect);
        await using var client = server.MakeClient(options => options.TimeProvider = _clock);
        await client.SubscribeAsync("/u/x", cancellationToken: Token);
        (await server.NextAsync(Connect)).Agree();
        var start = _clock.GetTimestamp();
        for (var id = 1; id <= 200; id++) (await server.NextAsync(Connect)).Agree(StagedRequest.Event("/u/x", id));
        await server.NextAsync(Connect);
        Assert.Equal(TimeSpan.Zero, _clock.GetElapsedTime(start));
    }

    [Fact(Timeout = Limit)]
    public async Task An_event_or_a_held_answer_lets_the_next_empty_ones_be_free_again()
    {
        using var server = new StagedServer(Connect);
        await using var client = server.MakeClient(options => options.TimeProvider = _clock);
        await client.SubscribeAsync("/u/x", cancellationToken: Token);
        (await server.NextAsync(Connect)).Agree();
        for (var round = 0; round < 10; round++)
        {
            for (var i = 0; i < 3; i++) (await server.NextAsync(Connect)).Agree();
            var last = await server.NextAsync(Connect);
            if (round % 2 == 1) _clock.Advance(TimeSpan.FromSeconds(1));
            if (round % 2 == 0) last.Agree(StagedRequest.Event("/u/x", 1 + round));
            else last.Agree();
        }

        await server.NextAsync(Connect);
        Assert.Equal(TimeSpan.FromSeconds(5), _clock.GetElapsedTime(new DateTimeOffset(2026, 5, 4, 9, 12, 33, TimeSpan.Zero).UtcTicks));
    }

    [Fact(Timeout = Limit)]
    public async Task Such_a_server_costs_no_session_and_no_event()
    {
        await using var run = await FaultRun.StartAsync(configureClient: (options, _) => options.TimeProvider = _clock);
        run.Faults.HoldConnectsFor(TimeSpan.Zero, times: 20);
        await run.PublishAsync();
        await run.AssertNothingLostAsync();
        for (var polls = 7; polls < 20; polls++)
        {
            await run.Exchanges.WaitForAsync(RequestKind.Connect, polls, Token);
            await _clock.TimerAsync(static delay => delay <= TimeSpan.FromMilliseconds(100));
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(1, run.Exchanges.Count(RequestKind.Handshake));
        Assert.Equal(ClientState.Connected, run.Test.Client.State);
    }

    /// <summary>Returns the next poll, after the pause before it if there is one.</summary>
    private async Task<StagedRequest> NextAsync(StagedServer server)
    {
        var next = server.NextAsync(Connect);
        while (!next.IsCompleted)
        {
            var pause = TimeSpan.Zero;
            var paused = _clock.TimerAsync(delay => delay <= TimeSpan.FromSeconds(1) && (pause = delay) > TimeSpan.Zero);
            if (await Task.WhenAny(next, paused) == next) break;
            _clock.Advance(pause);
        }

        return await next;
    }
}
