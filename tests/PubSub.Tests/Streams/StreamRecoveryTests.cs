using Microsoft.Extensions.Time.Testing;
using TypedStreaming.PubSub.Streams;

namespace TypedStreaming.PubSub.Tests.Streams;

/// <summary>The delays between the calls of a stream.</summary>
public sealed class StreamRecoveryTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(StreamReaction.Reopen)]
    [InlineData(StreamReaction.Restart)]
    public void Calls_that_end_after_their_first_response_get_rarer(object reaction)
    {
        var calls = CallsIn(TimeSpan.FromMinutes(10), (StreamReaction)reaction, works: TimeSpan.Zero);
        Assert.InRange(calls, 20, 60);
    }

    [Fact]
    public void The_delay_is_short_again_after_a_call_that_worked()
    {
        var recovery = Create();
        for (var i = 0; i < 10; i++) _ = Fail(recovery, StreamReaction.Reopen);
        var longest = Fail(recovery, StreamReaction.Reopen);
        Assert.InRange(longest, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
        recovery.Succeed();
        _time.Advance(longest);
        recovery.Succeed();
        Assert.InRange(Fail(recovery, StreamReaction.Reopen), TimeSpan.Zero, TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public void A_stream_that_works_for_seconds_between_its_ends_keeps_short_delays()
    {
        var calls = CallsIn(TimeSpan.FromMinutes(1), StreamReaction.Reopen, works: TimeSpan.FromSeconds(2));
        Assert.InRange(calls, 24, 30);
    }

    private int CallsIn(TimeSpan period, StreamReaction reaction, TimeSpan works)
    {
        var recovery = Create();
        var (start, calls) = (_time.GetTimestamp(), 0);
        for (; _time.GetElapsedTime(start) < period && calls < 100_000; calls++)
        {
            recovery.Succeed();
            _time.Advance(works);
            _time.Advance(Fail(recovery, reaction));
        }

        return calls;
    }

    private StreamRecovery Create() => new(Timeout.InfiniteTimeSpan, StreamSettings.Default, _time, jitter: 7);

    private static TimeSpan Fail(StreamRecovery recovery, StreamReaction reaction)
    {
        var (delay, final) = recovery.Fail(new StreamFailure(reaction, StreamExceptions.Ended("/event/Low_Ink__e")));
        Assert.Null(final);
        return delay;
    }
}
