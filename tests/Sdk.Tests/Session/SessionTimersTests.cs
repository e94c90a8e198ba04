using System.Threading.Channels;
using TypedStreaming.Session;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Session;

/// <summary>Each kind of timer, and each channel, has one timer, which posts its event once when it elapses.</summary>
public sealed class SessionTimersTests
{
    private const int Limit = 60_000;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTimeProvider _time = new();
    private readonly Channel<ISessionInput> _posted = Channel.CreateUnbounded<ISessionInput>();
    private readonly RunningTasks _running = new();
    private readonly SessionTimers _timers;

    public SessionTimersTests() => _timers = new SessionTimers(_time, _running, input => _posted.Writer.TryWrite(input));

    [Fact(Timeout = Limit)]
    public async Task A_timer_posts_what_it_was_started_for()
    {
        _timers.Start(TimerKind.Channel, Second, epoch: 3, "/topic/A");
        _time.Advance(Second / 2);
        Assert.False(_posted.Reader.TryRead(out _));
        Assert.Equal(["3 Channel /topic/A"], await PostedAfterAsync(Second / 2));
    }

    [Fact(Timeout = Limit)]
    public async Task A_timer_that_is_started_again_replaces_the_one_before()
    {
        _timers.Start(TimerKind.Poll, Second, epoch: 1, null);
        _timers.Start(TimerKind.Poll, 2 * Second, epoch: 2, null);
        _time.Advance(Second);
        Assert.Equal(1, _time.TimerCount);
        Assert.Equal(["2 Poll "], await PostedAfterAsync(Second));
    }

    [Fact(Timeout = Limit)]
    public async Task A_timer_that_is_stopped_posts_nothing_and_the_others_go_on()
    {
        _timers.Start(TimerKind.Poll, Second, epoch: 1, null);
        _timers.Start(TimerKind.Recovery, Second, epoch: 1, null);
        _timers.Start(TimerKind.Channel, Second, epoch: 1, "/topic/A");
        _timers.Start(TimerKind.Channel, Second, epoch: 1, "/topic/B");
        _timers.Stop(TimerKind.Poll);
        _timers.Stop(TimerKind.Channel, "/topic/A");
        _timers.Stop(TimerKind.Attempt);
        Assert.Equal(["1 Channel /topic/B", "1 Recovery "], await PostedAfterAsync(Second));
    }

    [Fact(Timeout = Limit)]
    public async Task When_all_are_stopped_none_is_left()
    {
        _timers.Start(TimerKind.Recovery, Second, epoch: 1, null);
        _timers.Start(TimerKind.Channel, Second, epoch: 1, "/topic/A");
        _timers.StopAll();
        Assert.Equal(0, _time.TimerCount);
        Assert.Empty(await PostedAfterAsync(Second));
    }

    /// <summary>Returns all that was posted when every timer has elapsed or was stopped.</summary>
    private async Task<IEnumerable<string>> PostedAfterAsync(TimeSpan time)
    {
        _time.Advance(time);
        await _running.WhenAllAsync();
        _posted.Writer.Complete();
        var elapsed = await _posted.Reader.ReadAllAsync(TestContext.Current.CancellationToken).Cast<SessionEvent.TimerElapsed>().ToListAsync();
        return elapsed.Select(static timer => $"{timer.Epoch} {timer.Kind} {timer.Channel}").Order(StringComparer.Ordinal);
    }
}
