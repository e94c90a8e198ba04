namespace TypedStreaming.Hosting.Handlers;

/// <summary>
/// The data that arrives with an event, such as its channel and its replay id. The metadata is read at its first use, because most handlers do
/// not use it.
/// </summary>
internal abstract class Envelope
{
    public abstract DateTimeOffset? CreatedDate { get; }

    /// <summary>The id of the event's org, if the event contains it; null for events of a client that is logged in to one org.</summary>
    public virtual string? OrganizationId => null;

    /// <summary>The partition that the event came from, or null if it came from an org.</summary>
    public virtual EventPartition? Partition => null;

    /// <summary>The epoch of the relay that the event came from, or null if it came from an org.</summary>
    public virtual long? Epoch => null;

    /// <summary>A value that indicates whether the event may have been handled before; null if the date of the event decides this.</summary>
    public virtual bool? MayBeDuplicate => null;

    /// <summary>
    /// The token that is cancelled when the event can be delivered to another process. This process then ends its attempts to handle the event.
    /// </summary>
    public virtual CancellationToken Lost => CancellationToken.None;

    public EventMetadata Metadata => field ??= ReadMetadata();

    protected abstract EventMetadata ReadMetadata();
}
