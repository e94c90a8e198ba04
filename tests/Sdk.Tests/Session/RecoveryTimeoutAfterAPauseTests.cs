using TypedStreaming.Session;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Session;

/// <summary>
/// A loss that is followed by a pause starts another epoch in the same step. The timer of the recovery, started in that step, must still be
/// observed.
/// </summary>
public sealed class RecoveryTimeoutAfterAPauseTests
{
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData("503::Server is too busy. Please try your request again later.")]
    [InlineData("403::Organization total events daily limit exceeded")]
    [InlineData("400::The replayId {1} you provided was invalid.")]
    public void The_timeout_ends_a_recovery_that_began_with_a_pause(string words)
    {
        var run = MachineRun.Live().Connect(Replies.ConnectRefused(words));
        Assert.StartsWith("AbandonRequests, End", run.Elapse(TimerKind.Recovery).Did, StringComparison.Ordinal);
    }

    [Fact]
    public void The_timeout_ends_the_recovery_from_a_second_loss()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect).Establish().Lose(BayeuxRequestKind.Connect);
        Assert.Equal("AbandonRequests, End Transport", run.Elapse(TimerKind.Recovery).Did);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_enumeration_over_a_limit_ends_at_the_timeout()
    {
        var server = new PlainServer(static _ =>
            """[{"channel":"/meta/connect","successful":false,"error":"403::Organization total events daily limit exceeded"}]""");
        await using var client = new StreamingClient(new StreamingClientOptions
        {
            AccessTokens = new AnonymousAccess(new Uri("http://localhost/")),
            Endpoint = new Uri("http://localhost/cometd"),
            HttpHandler = server,
            TimeProvider = _time,
            RecoveryTimeout = TimeSpan.FromSeconds(10),
        });
        var events = client.Events("/u/x", null, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = events.MoveNextAsync().AsTask();
        await _time.TimerAsync(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<StreamingException>(() => next.WaitAsync(TestContext.Current.CancellationToken));
    }
}
