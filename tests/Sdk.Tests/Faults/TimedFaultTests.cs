using TypedStreaming.Simulator;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>Faults that depend on time, with a test clock.</summary>
public sealed class TimedFaultTests
{
    private const int Limit = 30_000;
    private static readonly TimeSpan PollDeadline = TimeSpan.FromSeconds(110 + 15);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(31);

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_poll_that_hangs_is_given_up_after_its_deadline()
    {
        await using var run = await StartAsync();
        run.Faults.Delay(RequestKind.Connect, TimeSpan.FromHours(1));
        var polls = run.Exchanges.Count(RequestKind.Connect);
        await run.PublishAsync();
        await run.Exchanges.WaitForAsync(RequestKind.Connect, polls + 1, Token);
        await run.PublishAsync();

        _clock.Advance(PollDeadline);

        await run.RecoveredAsync(handshakes: 2);
        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 16);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Handshake)]
    [InlineData(RequestKind.Subscribe)]
    public async Task A_request_that_hangs_on_the_way_back_is_given_up_after_its_deadline(RequestKind kind)
    {
        await using var run = await StartAsync();
        run.Faults.Delay(kind, TimeSpan.FromHours(1));
        run.Faults.ExpireSessions();
        await run.PublishAsync(count: 2);
        await run.Exchanges.WaitForAsync(kind, 2, Token);

        _clock.Advance(RequestTimeout);
        await _clock.TimerAsync(static delay => delay < TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));

        await run.RecoveredAsync(handshakes: 3);
        await run.AssertRecoveredAsync(handshakes: 3, logins: 1, mostRequests: 16);
    }

    [Fact(Timeout = Limit)]
    public async Task A_pause_is_logged_with_its_cause()
    {
        await using var run = await StartAsync();
        run.Faults.Delay(RequestKind.Handshake, TimeSpan.FromHours(1));
        run.Faults.ExpireSessions();
        await run.Exchanges.WaitForAsync(RequestKind.Handshake, 2, Token);

        _clock.Advance(RequestTimeout);
        await _clock.TimerAsync(static delay => delay < TimeSpan.FromSeconds(1));

        var text = Assert.Single(run.Test.Log.Entries, static entry => entry.Id == 107).Text;
        Assert.Matches($@"^\[{run.Test.Org.OrganizationId}\] The client will try again in 00:00:00\.\d+: The handshake request was lost: no response from [^ ]+ within 31 s\.", text);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await run.RecoveredAsync(handshakes: 3);
    }

    [Fact(Timeout = Limit)]
    public async Task A_body_that_stops_in_the_middle_is_given_up_after_the_idle_limit()
    {
        await using var run = await StartAsync();
        run.Faults.SlowDrip(RequestKind.Connect, bytesPerPiece: 20, TimeSpan.FromHours(1));
        await run.PublishAsync();
        await _clock.TimerAsync(RequestTimeout);
        await run.PublishAsync();

        _clock.Advance(RequestTimeout);

        await run.RecoveredAsync(handshakes: 2);
        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 16);
    }

    [Fact(Timeout = Limit)]
    public async Task A_body_that_only_drips_is_read_whole()
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.SlowDrip(RequestKind.Connect, bytesPerPiece: 3, TimeSpan.FromMilliseconds(1));

        await run.PublishAsync();

        await run.AssertRecoveredAsync(handshakes: 1, logins: 1, mostRequests: 8);
    }

    /// <summary>A proxy that answers polls itself, at once: a minute of it must cost few requests.</summary>
    [Fact(Timeout = Limit)]
    public async Task Instant_empty_replies_are_no_hot_loop()
    {
        const int Replies = 150;
        const int Free = 3;
        await using var run = await StartAsync();
        var polls = run.Exchanges.Count(RequestKind.Connect);
        run.Faults.AnswerBody(RequestKind.Connect, """[{"channel":"/meta/connect","successful":true}]""", Replies);
        var start = _clock.GetTimestamp();
        await run.PublishAsync();

        for (var i = 1 + Free; i <= Replies; i++)
        {
            var pause = TimeSpan.Zero;
            await _clock.TimerAsync(delay => delay <= TimeSpan.FromSeconds(1) && (pause = delay) > TimeSpan.Zero);
            Assert.Equal(polls + i, run.Exchanges.Count(RequestKind.Connect));
            _clock.Advance(pause);
        }

        await run.RecoveredAsync(handshakes: 1);
        // 100 polls in the first ten seconds, and one per second from then on.
        Assert.InRange(_clock.GetElapsedTime(start), TimeSpan.FromSeconds(10 + Replies - Free - 101), TimeSpan.FromSeconds(10 + Replies - Free - 99));
        await run.AssertRecoveredAsync(handshakes: 1, logins: 1, mostRequests: 8 + Replies);
    }

    /// <summary>
    /// A proxy with a limit of half a minute, and a client whose limits would be used up if cuts counted as failures. A step of the clock is shorter
    /// than every time limit of the client, so none of them can end during a step.
    /// </summary>
    [Fact(Timeout = Limit)]
    public async Task A_proxy_that_cuts_every_poll_costs_a_handshake_each_and_never_a_pause()
    {
        const int Cuts = 100;
        var limit = TimeSpan.FromSeconds(30);
        await using var run = await StartAsync(org => (org.TimeProvider, org.ConnectTimeout) = (_clock, limit));

        for (var i = 1; i <= Cuts; i++)
        {
            run.Faults.DropConnection(RequestKind.Connect, DropPoint.BeforeHeaders);
            _clock.Advance(limit);
            await run.RecoveredAsync(1 + i);
        }

        Assert.DoesNotContain(run.Test.Log.Entries, static entry => entry.Id == 107);
        // Each cut costs a handshake, a subscribe, two connects, and the disconnect of the session that was given up.
        await run.AssertRecoveredAsync(1 + Cuts, logins: 1, mostRequests: 10 + (5 * Cuts));
    }

    private Task<FaultRun> StartAsync(Action<SimulatedOrgOptions>? configureOrg = null) => FaultRun.StartAsync(
        configureOrg,
        (options, _) => (options.TimeProvider, options.RequestTimeout) = (_clock, RequestTimeout));
}
