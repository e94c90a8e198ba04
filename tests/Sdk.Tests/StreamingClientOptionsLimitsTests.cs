namespace TypedStreaming.Tests;

/// <summary>Options that cannot work are refused when the client is made, and not when its first timer is made.</summary>
public sealed class StreamingClientOptionsLimitsTests
{
    private static readonly (string Named, Action<StreamingClientOptions> Spoil)[] Defects =
    [
        ("SubscribeRetry is null", static options => options.SubscribeRetry = null!),
        ("SubscribeRetry.InitialDelay", static options => options.SubscribeRetry.InitialDelay = TimeSpan.FromSeconds(-1)),
        ("SubscribeRetry.InitialDelay", static options => options.SubscribeRetry.InitialDelay = TimeSpan.MaxValue),
        ("SubscribeRetry.MaximumDelay", static options => options.SubscribeRetry.MaximumDelay = TimeSpan.Zero),
        ("SubscribeRetry.MaximumDelay", static options => options.SubscribeRetry.MaximumDelay = TimeSpan.MaxValue),
        ("SubscribeRetry.Factor is 0.5", static options => options.SubscribeRetry.Factor = 0.5),
        ("SubscribeRetry.Factor is NaN", static options => options.SubscribeRetry.Factor = double.NaN),
        ("SubscribeRetry.Factor is ", static options => options.SubscribeRetry.Factor = double.PositiveInfinity),
        ("SubscribeRetry.MaximumCount is -1", static options => options.SubscribeRetry.MaximumCount = -1),
        ("RequestTimeout is 10.00:00:00: it must be positive, at most 01:00:00", static options => options.RequestTimeout = TimeSpan.FromDays(10)),
        ("NetworkDelay is 15.00:00:00: it must be positive, at most 01:00:00", static options => options.NetworkDelay = TimeSpan.FromDays(15)),
        ("MaxMessageBytes is 65535: it must be from 65536 (64 KiB) to 268435456 (256 MiB).", static options => options.MaxMessageBytes = 65535),
        ("MaxMessageBytes is 268435457", static options => options.MaxMessageBytes = 268_435_457),
        ("MaxMessageBytes is -1", static options => options.MaxMessageBytes = -1),
        ("HttpHandler opens only one connection", static options => options.HttpHandler =
            new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 1 }),
        ("Extensions is null", static options => options.Extensions = null!),
        ("Extensions is null, or contains null", static options => options.Extensions.Add(null!)),
    ];

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

    public static TheoryData<int> Numbers() => [.. Enumerable.Range(0, Defects.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Retries_and_extensions_that_cannot_work_are_named(int number)
    {
        var (named, spoil) = Defects[number];
        var options = new StreamingClientOptions { AccessTokens = new AnonymousAccess(new Uri("http://localhost/")) };
        Assert.True(new StreamingClientOptionsValidator().Validate(null, options).Succeeded);
        spoil(options);
        Assert.StartsWith(named, Assert.Single(new StreamingClientOptionsValidator().Validate(null, options).Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Repetitions_without_a_delay_and_none_at_all_are_allowed()
    {
        var options = new StreamingClientOptions { AccessTokens = new AnonymousAccess(new Uri("http://localhost/")) };
        (options.SubscribeRetry.InitialDelay, options.SubscribeRetry.MaximumCount) = (TimeSpan.Zero, 0);
        Assert.True(new StreamingClientOptionsValidator().Validate(null, options).Succeeded);
    }

    [Fact]
    public void A_client_keeps_retries_and_extensions_as_they_were_when_it_was_made()
    {
        var options = new StreamingClientOptions { SubscribeRetry = { MaximumCount = 5 } };
        var copy = options.Copy();
        options.SubscribeRetry.MaximumCount = 7;
        options.Extensions.Add(null!);
        Assert.Equal((5, 0), (copy.SubscribeRetry.MaximumCount, copy.Extensions.Count));
    }
}
