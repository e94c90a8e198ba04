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
        var spent = new SpentRateLimits(time);
        var settings = new SessionSettings { Logins = RateLimit.PerHour(12) };
        Assert.Equal((true, true, false), (spent.TrySpendLogin(settings), spent.TrySpendLogin(settings), spent.TrySpendLogin(settings)));
        Assert.Equal(2, spent.Carry(new SessionState(), settings).LoginsSpent);
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.False(spent.TrySpendLogin(settings));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(spent.TrySpendLogin(settings));
        Assert.False(spent.TrySpendLogin(settings));
    }

    [Fact]
    public void What_was_used_before_a_start_counts_after_it()
    {
        var time = new ManualTimeProvider();
        var spent = new SpentRateLimits(time);
        var settings = new SessionSettings { Handshakes = RateLimit.PerHour(60), Logins = RateLimit.PerHour(6) };
        Assert.Equal((0, 0), After());
        spent.Keep(new SessionState { HandshakesSpent = 5, LoginsSpent = 3 });
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
}
