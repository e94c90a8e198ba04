namespace TypedStreaming.Hosting.Handlers;

/// <summary>
/// The data that arrives with an event, such as its channel and its replay id. The metadata is read at its first use, because most handlers do
/// not use it.
/// </summary>
internal abstract class Envelope
{
    public abstract DateTimeOffset? CreatedDate { get; }

    public EventMetadata Metadata => field ??= ReadMetadata();

    protected abstract EventMetadata ReadMetadata();
}
