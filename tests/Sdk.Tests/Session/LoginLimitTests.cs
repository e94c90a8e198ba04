using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Session;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Session;

/// <summary>A limit of two logins in a row, and after that one every five minutes.</summary>
public sealed class LoginLimitTests
{
    private static readonly TimeSpan Refill = TimeSpan.FromMinutes(5);
    private readonly ManualTimeProvider _time = new();
    private readonly LoginLimit _limit;

    public LoginLimitTests() => _limit = new LoginLimit(new RateLimit(2, Refill), _time, NullLogger.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void One_more_login_is_allowed_after_each_interval_and_none_before()
    {
        SpendAll();
        for (var i = 0; i < 10; i++)
        {
            _time.Advance(Refill - TimeSpan.FromSeconds(1));
            Assert.False(_limit.TrySpend());
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(_limit.TrySpend());
            Assert.False(_limit.TrySpend());
        }
    }

    [Fact]
    public void The_rest_of_an_interval_counts_for_the_next_login()
    {
        SpendAll();
        _time.Advance(1.5 * Refill);
        Assert.True(_limit.TrySpend());
        Assert.False(_limit.TrySpend());
        _time.Advance(0.5 * Refill);
        Assert.True(_limit.TrySpend());
        Assert.False(_limit.TrySpend());
    }

    [Fact]
    public void Hours_without_a_login_allow_no_more_than_two_in_a_row()
    {
        for (var i = 0; i < 3; i++)
        {
            SpendAll();
            _time.Advance(100 * Refill);
            Assert.Equal(0, _limit.Spent);
        }

        SpendAll();
        _time.Advance(Refill);
        Assert.Equal(1, _limit.Spent);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_login_beyond_the_limit_waits_for_the_interval_and_then_counts()
    {
        var log = new RecordedLines();
        var limit = new LoginLimit(new RateLimit(1, Refill), _time, log);
        await limit.WaitAsync(Token);
        Assert.Empty(log.Texts);

        var second = limit.WaitAsync(Token);
        await _time.TimerAsync(Refill);
        Assert.False(second.IsCompleted);
        Assert.Contains(nameof(StreamingClientOptions.MaxLoginsPerHour), Assert.Single(log.Texts), StringComparison.Ordinal);
        _time.Advance(Refill);
        await second;
        Assert.Equal(1, limit.Spent);
        Assert.False(limit.TrySpend());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_wait_that_is_cancelled_counts_no_login()
    {
        SpendAll();
        using var cancelled = new CancellationTokenSource();
        var third = _limit.WaitAsync(cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        _time.Advance(2 * Refill);
        Assert.Equal(0, _limit.Spent);
    }

    private void SpendAll()
    {
        Assert.True(_limit.TrySpend());
        Assert.True(_limit.TrySpend());
        Assert.False(_limit.TrySpend());
        Assert.Equal(2, _limit.Spent);
    }
}
