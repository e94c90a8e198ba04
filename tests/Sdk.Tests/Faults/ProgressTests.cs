using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>Distinguishes progress in a recovery from mere activity: RecoveryTimeout ends the latter.</summary>
public sealed class ProgressTests
{
    private const int Limit = 30_000;
    private const string Handshake = "/meta/handshake";
    private const string Connect = "/meta/connect";
    private const string Subscribe = "/meta/subscribe";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Without a position: saving a position has its own deadlines.</summary>
    private static readonly EventsOptions Ephemeral = new() { IsEphemeral = true, From = ReplayFrom.Latest };

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(Connect, 504, 1.2)]
    [InlineData(Connect, 503, 1.2)]
    [InlineData(Connect, null, 1.2)]
    [InlineData(Connect, 504, 60)]
    [InlineData(Connect, null, 60)]
    [InlineData(Subscribe, 504, 1.2)]
    [InlineData(Subscribe, null, 1.2)]
    [InlineData(Subscribe, null, 60)]
    public async Task Requests_that_are_lost_in_every_life_end_the_recovery(string channel, int? status, double seconds)
    {
        using var server = new StagedServer(channel);
        await AssertEndsAsync(server, channel, firstSucceeds: false, status, seconds);
    }

    [Theory(Timeout = Limit)]
    [InlineData(504, 1.2)]
    [InlineData(null, 1.2)]
    [InlineData(504, 60)]
    public async Task A_first_connect_that_succeeds_in_each_life_is_no_progress(int? status, double seconds)
    {
        using var server = new StagedServer(Connect);
        await AssertEndsAsync(server, Connect, firstSucceeds: true, status, seconds);
    }

    [Fact(Timeout = Limit)]
    public async Task Handshakes_that_are_lost_end_the_recovery()
    {
        using var server = new StagedServer(Handshake, Connect);
        await using var client = MakeClient(server);
        await using var time = new PassingTime(client, _clock);
        var ended = Next(client);
        (await server.NextAsync(Handshake)).Agree();
        (await server.NextAsync(Connect)).Lose();
        await AssertEndsAsync(server, Handshake, ended, firstSucceeds: false, 504, 1.2);
    }

    /// <summary>
    /// The one exception: a connection on which a poll waits for at least half of its time works, as behind a proxy that cuts every minute.
    /// </summary>
    [Fact(Timeout = Limit)]
    public async Task A_poll_that_is_cut_after_half_of_its_time_is_progress()
    {
        using var server = new StagedServer(Connect);
        await using var client = MakeClient(server);
        await using var time = new PassingTime(client, _clock);
        var ended = Next(client);
        for (var life = 0; life < 20; life++)
        {
            (await server.NextAsync(Connect)).Agree();
            var held = await server.NextAsync(Connect);
            _clock.Advance(TimeSpan.FromSeconds(60));
            held.Lose();
        }

        await server.NextAsync(Connect);
        Assert.False(ended.IsCompleted);
        Assert.Empty(time.Pauses);
    }

    [Fact(Timeout = Limit)]
    public async Task A_connect_that_is_held_when_the_time_is_up_decides()
    {
        using var server = new StagedServer(Connect);
        await using var client = MakeClient(server);
        await using var time = new PassingTime(client, _clock);
        var ended = Next(client);
        (await server.NextAsync(Connect)).Lose();
        (await server.NextAsync(Connect)).Agree();
        var held = await server.NextAsync(Connect);
        _clock.Advance(TimeSpan.FromSeconds(100));
        held.Agree();
        await server.NextAsync(Connect);
        Assert.False(ended.IsCompleted);
    }

    [Fact(Timeout = Limit)]
    public async Task Events_are_progress_whatever_becomes_of_their_answer()
    {
        using var server = new StagedServer(Connect);
        await using var client = MakeClient(server);
        await using var time = new PassingTime(client, _clock);
        var events = client.Events("/u/x", Ephemeral, Token).GetAsyncEnumerator(Token);
        var next = events.MoveNextAsync().AsTask();
        for (var id = 1; id <= 20; id++)
        {
            var connect = await server.NextAsync(Connect);
            _clock.Advance(TimeSpan.FromSeconds(1.2));
            connect.Answer($"[{StagedRequest.Event("/u/x", id)}");
            Assert.True(await next.WaitAsync(Token));
            Assert.Equal(id, events.Current.ReplayId);
            next = events.MoveNextAsync().AsTask();
        }
    }

    private StreamingClient MakeClient(StagedServer server) => server.MakeClient(options =>
        (options.TimeProvider, options.RecoveryTimeout, options.MaxHandshakesPerHour) = (_clock, Patience, 10_000));

    private static Task<bool> Next(StreamingClient client) => client.Events("/u/x", Ephemeral, Token).GetAsyncEnumerator(Token).MoveNextAsync().AsTask();

    private async Task AssertEndsAsync(StagedServer server, string channel, bool firstSucceeds, int? status, double seconds)
    {
        await using var client = MakeClient(server);
        await using var time = new PassingTime(client, _clock);
        await AssertEndsAsync(server, channel, Next(client), firstSucceeds, status, seconds);
    }

    private async Task AssertEndsAsync(StagedServer server, string channel, Task<bool> ended, bool firstSucceeds, int? status, double seconds)
    {
        var start = _clock.GetTimestamp();
        for (var number = 1; !ended.IsCompleted && _clock.GetElapsedTime(start) < TimeSpan.FromMinutes(5); number++)
        {
            var asked = server.NextAsync(channel);
            if (await Task.WhenAny(asked, ended) == ended) break;
            if (firstSucceeds && number % 2 == 1)
            {
                (await asked).Agree();
                continue;
            }

            _clock.Advance(TimeSpan.FromSeconds(seconds));
            if (status is { } answered) (await asked).Answer(answered);
            else (await asked).Lose();
        }

        Assert.True(_clock.GetElapsedTime(start) < TimeSpan.FromMinutes(5), "the recovery did not end");
        var failure = await Assert.ThrowsAsync<StreamingException>(() => ended.WaitAsync(Token));
        Assert.Contains("RecoveryTimeout", failure.Message, StringComparison.Ordinal);
        Assert.InRange(_clock.GetElapsedTime(start), Patience, Patience + (2 * TimeSpan.FromSeconds(seconds)) + TimeSpan.FromSeconds(1));
    }
}
