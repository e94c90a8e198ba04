namespace TypedStreaming.Hosting;

/// <summary>The context of one attempt to handle a gap. Tests of handlers can create it.</summary>
public sealed class GapHandlingContext
{
    /// <summary>The services of the attempt's dependency-injection scope.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The type of the events on the channel that has the gap.</summary>
    public required Type EventType { get; init; }

    /// <summary>The name of the client, or null if the program has one client without a name.</summary>
    public string? ClientName { get; init; }

    /// <summary>The name of the consumer whose events may be missing.</summary>
    public string Consumer { get; init; } = "default";

    /// <summary>The 18-character id of the org, or null if the login response does not contain it.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>
    /// The partition of the relayed stream, if the handler runs in a worker; otherwise, null. A gap is reported once for each partition, so the
    /// handler needs to read only the records for which <see cref="EventPartition.Contains"/> returns true.
    /// </summary>
    public EventPartition? Partition { get; init; }

    /// <summary>The number of the attempt, counted from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>
    /// The epoch of the lease that this replica holds (a number that increases each time the lease is acquired), or null without
    /// <see cref="TypedStreamingBuilder.UseLease"/>.
    /// </summary>
    public long? Epoch { get; init; }
}
