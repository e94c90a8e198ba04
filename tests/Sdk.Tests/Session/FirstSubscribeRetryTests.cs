using System.Text;
using TypedStreaming.Session;
using TypedStreaming.Routing;
using TypedStreaming.Watching;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Session;

/// <summary>The cases in which a refused subscribe is retried, the number of retries, and the delays, with a test clock.</summary>
public sealed class FirstSubscribeRetryTests
{
    private const int Limit = 30_000;
    private const string Channel = "/topic/A";

    private readonly ManualTimeProvider _clock = new();
    private readonly List<TimeSpan> _delays = [];
    private int _attempts;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task By_default_a_busy_server_is_asked_20_times_more_a_tenth_of_a_second_apart()
    {
        var running = Run(new(), static attempt => throw Refusal($"503::Server is too busy ({attempt})"));
        await AdvanceAsync(running);
        var last = await Assert.ThrowsAsync<StreamingException>(() => running);
        Assert.Equal(21, _attempts);
        Assert.Equal("503::Server is too busy (21)", last.Reply!.Error);
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(0.1), 20), _delays);
    }

    [Fact(Timeout = Limit)]
    public async Task A_success_ends_the_repetitions()
    {
        var running = Run(new(), static attempt => attempt < 4 ? throw Refusal("503::Server is too busy") : attempt);
        await AdvanceAsync(running);
        Assert.Equal(4, await running);
        Assert.Equal(3, _delays.Count);
    }

    [Theory(Timeout = Limit)]
    [InlineData(0.1, 2, 0.5, "0.1 0.2 0.4 0.5 0.5 0.5")]
    [InlineData(0.1, 2, 30, "0.1 0.2 0.4 0.8 1.6 3.2")]
    [InlineData(10, 3, 100, "10 30 90 100 100 100")]
    [InlineData(60, 2, 30, "30 30 30 30 30 30")]
    [InlineData(0.1, double.MaxValue, 30, "0.1 30 30 30 30 30")]
    [InlineData(4_000_000, double.MaxValue, 4_000_001, "4000000 4000001 4000001 4000001 4000001 4000001")]
    public async Task Delays_grow_by_the_factor_up_to_the_longest_one(double initial, double factor, double longest, string seconds)
    {
        var options = new SubscribeRetryOptions
        {
            InitialDelay = TimeSpan.FromSeconds(initial),
            Factor = factor,
            MaximumDelay = TimeSpan.FromSeconds(longest),
            MaximumCount = 6,
        };
        var running = Run(options, static _ => throw Refusal("503::Server is too busy"));
        await AdvanceAsync(running);
        await Assert.ThrowsAsync<StreamingException>(() => running);
        Assert.Equal(seconds, string.Join(' ', _delays.Select(static delay => delay.TotalSeconds)));
    }

    /// <summary>The longest delay is a separate limit: the count does not affect it.</summary>
    [Fact(Timeout = Limit)]
    public async Task The_count_is_no_limit_of_the_delay()
    {
        var options = new SubscribeRetryOptions { InitialDelay = TimeSpan.FromSeconds(8), Factor = 3, MaximumDelay = TimeSpan.FromSeconds(25), MaximumCount = 2 };
        var running = Run(options, static _ => throw Refusal("503::Server is too busy"));
        await AdvanceAsync(running);
        await Assert.ThrowsAsync<StreamingException>(() => running);
        Assert.Equal([TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(24)], _delays);
    }

    [Theory(Timeout = Limit)]
    [InlineData("503::Server is too busy. Please try your request again later.", true)]
    [InlineData("SERVER_UNAVAILABLE", true)]
    [InlineData("403::Restricted channel", false)]
    [InlineData("403::Subscription limit exceeded for this topic", false)]
    public async Task By_default_only_an_unavailable_server_is_asked_again(string words, bool repeated)
    {
        foreach (var refusal in (StreamingException[])[Refusal(words), Refusal("403::Handshake denied", words)])
        {
            _attempts = 0;
            var running = Run(new() { MaximumCount = 1, InitialDelay = TimeSpan.Zero }, _ => throw refusal);
            Assert.Same(refusal, await Assert.ThrowsAsync<StreamingException>(() => running));
            Assert.Equal(repeated ? 2 : 1, _attempts);
        }
    }

    [Fact(Timeout = Limit)]
    public async Task Without_repetitions_the_first_refusal_is_thrown_and_nobody_is_asked()
    {
        var options = new SubscribeRetryOptions { MaximumCount = 0, ShouldRetryOnErrorResponse = static (_, _, _) => throw new InvalidOperationException("nobody asks") };
        await Assert.ThrowsAsync<StreamingException>(() => Run(options, static _ => throw Refusal("503::Server is too busy")));
        Assert.Equal(1, _attempts);
    }

    [Fact(Timeout = Limit)]
    public async Task The_program_may_decide_about_a_reply()
    {
        var asked = new List<string>();
        var options = new SubscribeRetryOptions
        {
            InitialDelay = TimeSpan.Zero,
            ShouldRetryOnErrorResponse = (channel, reply, _) =>
            {
                asked.Add($"{channel} {reply.Error}");
                return ValueTask.FromResult(asked.Count < 3);
            },
        };
        await Assert.ThrowsAsync<StreamingException>(() => Run(options, static attempt => throw Refusal($"403::No {attempt}")));
        Assert.Equal(["/topic/A 403::No 1", "/topic/A 403::No 2", "/topic/A 403::No 3"], asked);
    }

    [Fact(Timeout = Limit)]
    public async Task The_program_may_decide_about_an_exception_which_is_thrown_by_default()
    {
        var lost = new StreamingException(StreamingError.Transport, "lost");
        Assert.Same(lost, await Assert.ThrowsAsync<StreamingException>(() => Run(new(), _ => throw lost)));
        Assert.Equal(1, _attempts);

        var options = new SubscribeRetryOptions
        {
            InitialDelay = TimeSpan.Zero,
            ShouldRetryOnException = (channel, exception, _) => ValueTask.FromResult(channel == Channel && exception == lost),
        };
        Assert.Equal(3, await Run(options, attempt => attempt < 3 ? throw lost : attempt));
    }

    [Fact(Timeout = Limit)]
    public async Task A_predicate_that_throws_ends_the_subscribe_with_its_exception()
    {
        var options = new SubscribeRetryOptions
        {
            ShouldRetryOnErrorResponse = static (_, _, _) => throw new TimeZoneNotFoundException("of the predicate"),
            ShouldRetryOnException = static async (_, _, _) =>
            {
                await Task.Yield();
                throw new TimeZoneNotFoundException("of the predicate");
            },
        };
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Run(options, static _ => throw Refusal("403::No")));
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Run(options, static _ => throw new StreamingException(StreamingError.Transport, "lost")));
        Assert.Equal(2, _attempts);
    }

    [Fact(Timeout = Limit)]
    public async Task A_cancelled_wait_ends_at_once_and_a_cancelled_attempt_is_never_repeated()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = Run(new(), static _ => throw Refusal("503::Server is too busy"), stop.Token);
        await _clock.TimerAsync(TimeSpan.FromSeconds(0.1));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(1, _attempts);

        var always = new SubscribeRetryOptions { ShouldRetryOnException = static (_, _, _) => ValueTask.FromResult(true) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(always, static _ => throw new OperationCanceledException()));
        Assert.Equal(2, _attempts);
    }

    private Task<int> Run(SubscribeRetryOptions options, Func<int, int> attempt, CancellationToken? cancellationToken = null) =>
        new FirstSubscribeRetry(options, _clock).RunAsync(Channel, () => AttemptAsync(attempt), cancellationToken ?? Token);

    private async Task<int> AttemptAsync(Func<int, int> attempt)
    {
        await Task.Yield();
        return attempt(++_attempts);
    }

    /// <summary>Records each delay and lets it pass, until the run has ended.</summary>
    private async Task AdvanceAsync(Task running)
    {
        while (true)
        {
            var delay = TimeSpan.Zero;
            var waits = _clock.TimerAsync(due => (delay = due) > TimeSpan.Zero);
            if (await Task.WhenAny(waits, running) == running) return;
            _delays.Add(delay);
            _clock.Advance(delay);
        }
    }

    private static StreamingException Refusal(string error, string? failureReason = null)
    {
        var ext = failureReason is null ? "" : $$$""","ext":{"sfdc":{"failureReason":"{{{failureReason}}}"}}""";
        var reply = $$"""{"channel":"/meta/subscribe","successful":false,"error":"{{error}}"{{ext}}}""";
        return new(StreamingError.SubscriptionRefused, "refused") { Reply = BayeuxMessage.Parse(Encoding.UTF8.GetBytes(reply)) };
    }
}
