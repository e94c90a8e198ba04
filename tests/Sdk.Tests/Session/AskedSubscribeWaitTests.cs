using System.Text;
using TypedStreaming.Session;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Session;

/// <summary>A refused subscribe is repeated after the wait that the server asks for, up to a limit, and never for an owner that lost its positions.</summary>
public sealed class AskedSubscribeWaitTests
{
    private const int Limit = 30_000;
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(7, 7)]
    [InlineData(300, 300)]
    [InlineData(3600, 300)]
    [InlineData(1, 2)]
    [InlineData(null, 2)]
    public async Task The_longer_of_both_delays_is_waited_up_to_five_minutes(int? asked, int waited)
    {
        var attempts = 0;
        var running = new FirstSubscribeRetry(new SubscribeRetryOptions { InitialDelay = TimeSpan.FromSeconds(2) }, _clock)
            .RunAsync("/topic/A", () => attempts++ == 0 ? throw Refusal(asked) : Task.FromResult(attempts), Token);
        await _clock.TimerAsync(TimeSpan.FromSeconds(waited));
        _clock.Advance(TimeSpan.FromSeconds(waited));
        Assert.Equal(2, await running);
    }

    [Fact(Timeout = Limit)]
    public async Task An_owner_whose_positions_another_one_has_taken_is_never_asked()
    {
        var taken = new StreamingException(StreamingError.PositionTaken, "taken");
        var options = new SubscribeRetryOptions { ShouldRetryOnException = static (_, _, _) => throw new InvalidOperationException("nobody asks") };
        var retry = new FirstSubscribeRetry(options, _clock);
        Assert.Same(taken, await Assert.ThrowsAsync<StreamingException>(() => retry.RunAsync<int>("/topic/A", () => throw taken, Token)));
    }

    private static StreamingException Refusal(int? asked) => new(StreamingError.ServerBusy, "refused")
    {
        Reply = BayeuxMessage.Parse(Encoding.UTF8.GetBytes("""{"channel":"/meta/subscribe","successful":false,"error":"503::Server is too busy"}""")),
        RetryAfter = asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };
}
