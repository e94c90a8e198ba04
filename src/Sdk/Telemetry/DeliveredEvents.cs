namespace TypedStreaming.Telemetry;

/// <summary>The number of events that the org delivered to one client in the last 24 hours, for each allocation (kind of limit) of the org.</summary>
internal sealed class DeliveredEvents(TimeProvider time)
{
    private readonly RollingDay[] _days = [.. Enum.GetValues<EventAllocationKind>().Select(_ => new RollingDay(time))];

    public void Add(EventAllocationKind kind, int events) => _days[(int)kind].Add(events);

    /// <summary>Returns true if an event that counts against the allocation was ever delivered to the client.</summary>
    public bool HasAny(EventAllocationKind kind) => _days[(int)kind].HasAny;

    public long Of(EventAllocationKind kind) => _days[(int)kind].Total;
}
