namespace TypedStreaming.Tests.Time;

public sealed class ManualTimeProviderTests
{
    [Fact]
    public async Task A_delay_ends_when_its_time_has_come_and_not_before()
    {
        var time = new ManualTimeProvider();
        var delay = Task.Delay(TimeSpan.FromSeconds(10), time, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(delay.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await delay;
        Assert.Equal(0, time.TimerCount);
    }

    [Fact]
    public void Timers_fire_in_order_each_at_its_time()
    {
        var time = new ManualTimeProvider();
        var start = time.GetTimestamp();
        var fired = new List<double>();
        foreach (var seconds in (int[])[3, 1, 2])
            time.CreateTimer(_ => fired.Add(time.GetElapsedTime(start).TotalSeconds), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal([1d, 2d, 3d], fired);
        Assert.Equal(5, time.GetElapsedTime(start).TotalSeconds);
    }

    [Fact]
    public void A_period_repeats()
    {
        var time = new ManualTimeProvider();
        var ticks = 0;
        using var timer = time.CreateTimer(_ => ticks++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(4.5));
        Assert.Equal(4, ticks);
    }

    [Fact]
    public void A_disposed_timer_is_silent()
    {
        var time = new ManualTimeProvider();
        var fired = false;
        time.CreateTimer(_ => fired = true, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan).Dispose();
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(fired);
    }

    [Fact]
    public void A_timer_can_be_waited_for_before_and_after_it_is_made()
    {
        var time = new ManualTimeProvider();
        var before = time.TimerAsync(TimeSpan.FromSeconds(7));
        Assert.False(before.IsCompleted);
        using var timer = time.CreateTimer(static _ => { }, null, TimeSpan.FromSeconds(7), Timeout.InfiniteTimeSpan);
        Assert.True(before.IsCompleted);
        Assert.True(time.TimerAsync(TimeSpan.FromSeconds(7)).IsCompleted);
        Assert.False(time.TimerAsync(TimeSpan.FromSeconds(8)).IsCompleted);
    }

    [Fact]
    public async Task Work_that_a_timer_starts_on_another_thread_gets_a_deadline_that_the_same_move_does_not_pass()
    {
        var time = new ManualTimeProvider();
        var expired = false;
        ITimer? deadline = null;
        await using var timer = time.CreateTimer(_ => StartOnAnotherThread(() => deadline = Deadline()), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        time.Advance(TimeSpan.FromSeconds(90));
        Assert.False(expired);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.True(expired);
        await deadline!.DisposeAsync();

        ITimer Deadline() => time.CreateTimer(_ => expired = true, null, TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan);
    }

    /// <summary>The negative control: on the thread that moves the clock, time passes step by step.</summary>
    [Fact]
    public async Task Work_that_a_timer_does_itself_sees_the_time_of_the_timer()
    {
        var time = new ManualTimeProvider();
        var expired = false;
        ITimer? deadline = null;
        await using var timer = time.CreateTimer(_ => deadline = Deadline(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        time.Advance(TimeSpan.FromSeconds(90));
        Assert.True(expired);
        await deadline!.DisposeAsync();

        ITimer Deadline() => time.CreateTimer(_ => expired = true, null, TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan);
    }

    private static void StartOnAnotherThread(ThreadStart work)
    {
        var thread = new Thread(work);
        thread.Start();
        thread.Join();
    }
}
