using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Hosting.Handlers;

namespace TypedStreaming.Hosting;

/// <summary>The context of one attempt to handle an event. Tests of handlers can create it.</summary>
public sealed class EventHandlingContext
{
    private readonly Envelope? _envelope;

    /// <summary>Creates the context of an attempt, for use in tests of handlers.</summary>
    public EventHandlingContext()
    {
    }

    [SetsRequiredMembers]
    internal EventHandlingContext(object value, Envelope envelope, IServiceProvider services) => (Event, _envelope, Services) = (value, envelope, services);

    /// <summary>The event to handle.</summary>
    public required object Event { get; init; }

    /// <summary>The envelope of the event: its channel, replay id and date.</summary>
    public required EventMetadata Metadata
    {
        get => field ?? _envelope!.Metadata;
        init;
    }

    /// <summary>The services of the attempt's dependency-injection scope. The scope is disposed before the event is acknowledged.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The name of the client, or null if the client has no name.</summary>
    public string? ClientName { get; init; }

    /// <summary>The name of the consumer that received the event.</summary>
    public string Consumer { get; init; } = "default";

    /// <summary>The 18-character id of the org, or null if the login response does not contain it.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>
    /// The partition of the relayed stream from which a worker received the event; null for an event that came directly from an org.
    /// </summary>
    public EventPartition? Partition { get; init; }

    /// <summary>The number of the attempt, counted from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>
    /// Gets a value that indicates whether the event may have been handled before. The value is false only at the first attempt, and only if the
    /// event was published after this application started. With a lease, the event must also have been published after the lease was acquired; in a
    /// worker, it must have been published after the worker received the partition. The org's clock and this machine's clock can differ by up to
    /// five minutes.
    /// </summary>
    public bool MayBeDuplicate { get; init; }

    /// <summary>
    /// The epoch of the lease that this replica holds (a number that increases each time the lease is acquired); in a worker, the epoch of the
    /// relay's lease. A handler can store the epoch together with its result, and refuse to overwrite a result that has a higher epoch. The
    /// value is null without <see cref="TypedStreamingBuilder.UseLease"/>, and for a dead letter that is handled while this replica waits for
    /// the lease.
    /// </summary>
    public long? Epoch { get; init; }

    /// <summary>The channel on which the event arrived.</summary>
    public string Channel => Metadata.Channel;

    /// <summary>
    /// The ids of the records that a change event concerns; an id can be a wildcard such as <c>001*</c>. Empty for other kinds of events.
    /// </summary>
    public IReadOnlyList<string> RecordIds => Metadata.Change?.RecordIds ?? [];

    /// <summary>
    /// A string that identifies the event. The string is the same for every delivery of the event, and differs from the strings of all other events
    /// in the client's orgs. Store the string together with your result to recognize an event that was handled before. Null if the event does not
    /// contain an id. For a change event, the string contains record ids.
    /// </summary>
    public string? IdempotencyKey => EventIdentity.Of(OrganizationId, Metadata);
}
