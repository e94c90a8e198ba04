using TypedStreaming.Routing;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Routing;

/// <summary>One time limit for each time that the queue is full, for the unread socket and the delayed poll together.</summary>
public sealed class HoldLimitTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly ManualTimeProvider _time = new();
    private readonly HoldLimit _budget = new();

    [Fact]
    public void It_runs_from_the_answer_that_filled_the_queue()
    {
        var since = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.FromSeconds(11), _budget.Remaining(Longest, since, _time));
    }

    [Fact]
    public void A_later_answer_does_not_start_it_again()
    {
        _budget.Remaining(Longest, _time.GetTimestamp(), _time);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(5), _budget.Remaining(Longest, _time.GetTimestamp(), _time));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, _budget.Remaining(Longest, _time.GetTimestamp(), _time));
    }

    [Fact]
    public void An_emptied_queue_has_a_new_one()
    {
        _budget.Remaining(Longest, _time.GetTimestamp(), _time);
        _time.Advance(TimeSpan.FromSeconds(60));
        _budget.Reset();
        Assert.Equal(Longest, _budget.Remaining(Longest, _time.GetTimestamp(), _time));
    }
}
