namespace TypedStreaming.Simulator.Sessions;

/// <summary>A connect that waits for events (a long poll). It is changed only while the lock of <see cref="OrgState"/> is held.</summary>
internal sealed class HeldConnect : IDisposable
{
    private readonly TaskCompletionSource<HoldOutcome> _source =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// True if the client has closed the connection. The simulator, like a real server, keeps the connect request pending anyway, and the events that
    /// it finally sends are lost.
    /// </summary>
    public bool IsAbandoned { get; set; }

    public ITimer? Timer { get; set; }

    /// <summary>The time at which the connect is answered if no event arrives, or null if the connect is not held.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    public Task<HoldOutcome> Outcome => _source.Task;

    public void End(HoldEnd end, IReadOnlyList<QueuedEvent> events) => _source.TrySetResult(new HoldOutcome(end, events));

    public void Dispose() => Timer?.Dispose();
}
