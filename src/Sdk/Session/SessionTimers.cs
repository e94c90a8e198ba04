namespace TypedStreaming.Session;

/// <summary>The timers of a session; each posts an event when it elapses. Used by the session's loop only.</summary>
internal sealed class SessionTimers(TimeProvider time, RunningTasks running, Action<ISessionInput> post)
{
    private readonly Dictionary<TimerKind, CancellationTokenSource> _stops = [];

    public void Start(TimerKind kind, TimeSpan delay, int epoch)
    {
        Stop(kind);
        var stop = _stops[kind] = new CancellationTokenSource();
        running.Add(RunAsync(new SessionEvent.TimerElapsed(epoch, kind), delay, stop.Token));
    }

    public void Stop(TimerKind kind)
    {
        if (!_stops.Remove(kind, out var stop)) return;
        stop.Cancel();
        stop.Dispose();
    }

    public void StopAll()
    {
        foreach (var kind in _stops.Keys.ToList()) Stop(kind);
    }

    private async Task RunAsync(SessionEvent.TimerElapsed elapsed, TimeSpan delay, CancellationToken stop)
    {
        await Task.Delay(delay, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stop.IsCancellationRequested) post(elapsed);
    }
}
