using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting.Tests.Dispatch;

public sealed class RestartDelaysTests
{
    private readonly RestartDelays _pauses = new();

    [Fact]
    public void Pauses_double_from_one_second_to_a_minute_and_begin_again_after_a_success()
    {
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(0, 8).Select(_ => Next()));
        _pauses.Reset();
        Assert.Equal(1, Next());
    }

    [Fact]
    public void A_server_that_asks_for_more_gets_it()
    {
        Assert.Equal(90, Next(TimeSpan.FromSeconds(90)));
        Assert.Equal(2, Next(TimeSpan.FromSeconds(1)));
    }

    private double Next(TimeSpan? wanted = null) =>
        _pauses.Next(new StreamingException(StreamingError.ServerBusy, "busy") { RetryAfter = wanted }).TotalSeconds;
}
