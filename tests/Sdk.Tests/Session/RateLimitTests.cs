using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Session;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Session;

public sealed class RateLimitTests
{
    [Theory]
    [InlineData(60, 10, 60)]
    [InlineData(6, 1, 600)]
    [InlineData(1, 1, 3600)]
    public void A_sixth_of_an_hour_may_come_at_once(int perHour, int burst, int seconds) =>
        Assert.Equal(new RateLimit(burst, TimeSpan.FromSeconds(seconds)), RateLimit.PerHour(perHour));

    [Theory]
    [InlineData(5, 0, 5)]
    [InlineData(5, 59, 5)]
    [InlineData(5, 60, 4)]
    [InlineData(5, 299, 1)]
    [InlineData(5, 300, 0)]
    [InlineData(5, 100_000, 0)]
    [InlineData(0, 60, 0)]
    public void What_was_used_counts_less_after_each_interval(int spent, int seconds, int left) =>
        Assert.Equal(left, RateLimit.PerHour(60).SpentAfter(spent, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Logins_without_a_session_count_too()
    {
        var time = new ManualTimeProvider();
        var settings = new SessionSettings { Logins = RateLimit.PerHour(12) };
        var (logins, spent) = Of(settings, time);
        Assert.Equal((true, true, false), (logins.TrySpend(), logins.TrySpend(), logins.TrySpend()));
        Assert.Equal(2, spent.Carry(new SessionState(), settings).LoginsSpent);
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.False(logins.TrySpend());
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(logins.TrySpend());
        Assert.False(logins.TrySpend());
    }

    [Fact]
    public void The_end_of_a_session_keeps_the_logins_that_it_does_not_know()
    {
        var settings = new SessionSettings { Logins = RateLimit.PerHour(18) };
        var (logins, spent) = Of(settings, new ManualTimeProvider());
        var session = spent.Carry(new SessionState(), settings);
        Assert.True(logins.TrySpend()); // The session.
        Assert.True(logins.TrySpend()); // Without the session.
        spent.Keep(session with { LoginsSpent = 1 });
        Assert.Equal(2, spent.Carry(new SessionState(), settings).LoginsSpent);
    }

    [Fact]
    public void What_was_used_before_a_start_counts_after_it()
    {
        var time = new ManualTimeProvider();
        var settings = new SessionSettings { Handshakes = RateLimit.PerHour(60), Logins = new RateLimit(3, TimeSpan.FromMinutes(10)) };
        var (logins, spent) = Of(settings, time);
        Assert.Equal((0, 0), After());
        for (var login = 0; login < 3; login++) Assert.True(logins.TrySpend());
        spent.Keep(new SessionState { HandshakesSpent = 5, LoginsSpent = 9 });
        Assert.Equal((5, 3), After());
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal((1, 3), After());
        time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal((0, 2), After());

        (int Handshakes, int Logins) After()
        {
            var state = spent.Carry(new SessionState { HandshakesSpent = 9, LoginsSpent = 9 }, settings);
            return (state.HandshakesSpent, state.LoginsSpent);
        }
    }

    private static (LoginLimit Logins, SpentRateLimits Spent) Of(SessionSettings settings, TimeProvider time)
    {
        var logins = new LoginLimit(settings.Logins, time, NullLogger.Instance);
        return (logins, new SpentRateLimits(logins, time));
    }
}
