namespace TypedStreaming.Telemetry;

/// <summary>The events that the org delivered to one client in the last 24 hours, for each of the org's allocations.</summary>
internal sealed class DeliveredEvents(TimeProvider time)
{
    private readonly RollingDay[] _days = [.. Enum.GetValues<EventAllocationKind>().Select(_ => new RollingDay(time))];

    public void Add(EventAllocationKind kind, int events) => _days[(int)kind].Add(events);

    /// <summary>Returns true if there was ever an event of the kind.</summary>
    public bool HasAny(EventAllocationKind kind) => _days[(int)kind].HasAny;

    public long Of(EventAllocationKind kind) => _days[(int)kind].Total;
}
