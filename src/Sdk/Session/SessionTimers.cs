namespace TypedStreaming.Session;

/// <summary>The timers of a session. When a timer elapses, it posts an event to the session. Used by the session's loop only.</summary>
internal sealed class SessionTimers(TimeProvider time, RunningTasks running, Action<ISessionInput> post)
{
    private readonly Dictionary<(TimerKind Kind, string? Channel), CancellationTokenSource> _stops = [];

    public void Start(TimerKind kind, TimeSpan delay, int epoch, string? channel)
    {
        Stop(kind, channel);
        var stop = _stops[(kind, channel)] = new CancellationTokenSource();
        running.Add(RunAsync(new SessionEvent.TimerElapsed(epoch, kind, channel), delay, stop.Token));
    }

    public void Stop(TimerKind kind, string? channel = null)
    {
        if (!_stops.Remove((kind, channel), out var stop)) return;
        stop.Cancel();
        stop.Dispose();
    }

    public void StopAll()
    {
        foreach (var (kind, channel) in _stops.Keys.ToList()) Stop(kind, channel);
    }

    private async Task RunAsync(SessionEvent.TimerElapsed elapsed, TimeSpan delay, CancellationToken stop)
    {
        await Task.Delay(delay, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stop.IsCancellationRequested) post(elapsed);
    }
}
