namespace TypedStreaming.Hosting.Handlers;

/// <summary>
/// The metadata of an event, such as its channel and its replay id. The metadata is read only when it is first used, because most handlers do
/// not need it.
/// </summary>
internal abstract class Envelope
{
    public abstract DateTimeOffset? CreatedDate { get; }

    /// <summary>The id of the event's org, if the event contains it; null for events of a client that is logged in to one org.</summary>
    public virtual string? OrganizationId => null;

    /// <summary>The partition of a relayed stream from which the event came, or null if the event came directly from an org.</summary>
    public virtual EventPartition? Partition => null;

    /// <summary>
    /// The epoch of the relay that published the event (a number that increases with each holder of the relay's lease), or null if the event
    /// came directly from an org.
    /// </summary>
    public virtual long? Epoch => null;

    /// <summary>
    /// True if the event may have been handled before; null if this is not known and must be determined from the date of the event.
    /// </summary>
    public virtual bool? MayBeDuplicate => null;

    /// <summary>
    /// The token that is cancelled when the event may be delivered to another process. This process then ends its attempts to handle the event.
    /// </summary>
    public virtual CancellationToken Lost => CancellationToken.None;

    public EventMetadata Metadata => field ??= ReadMetadata();

    protected abstract EventMetadata ReadMetadata();
}
