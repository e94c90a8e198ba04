namespace TypedStreaming.Tests;

/// <summary>What cannot work is refused when the client is made, and not when its first timer is.</summary>
public sealed class StreamingClientOptionsLimitsTests
{
    [Fact]
    public void A_version_with_a_line_break_is_refused()
    {
        var options = new StreamingClientOptions { AccessTokens = new AnonymousAccess(new Uri("http://localhost/")), ApiVersion = "66.0\n" };
        Assert.True(new StreamingClientOptionsValidator().Validate(null, options).Failed);
    }

    [Fact]
    public void Times_that_no_timer_can_take_are_refused()
    {
        var options = new StreamingClientOptions
        {
            AccessTokens = new AnonymousAccess(new Uri("http://localhost/")),
            RecoveryTimeout = TimeSpan.MaxValue,
            RequestTimeout = TimeSpan.MaxValue,
            NetworkDelay = TimeSpan.MaxValue,
        };
        Assert.Equal(3, new StreamingClientOptionsValidator().Validate(null, options).Failures?.Count());
    }
}
