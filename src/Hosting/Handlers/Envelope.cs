namespace TypedStreaming.Hosting.Handlers;

/// <summary>The data around an event. Its metadata is made when somebody asks for it, since few handlers do.</summary>
internal abstract class Envelope
{
    public abstract DateTimeOffset? CreatedDate { get; }

    public EventMetadata Metadata => field ??= ReadMetadata();

    protected abstract EventMetadata ReadMetadata();
}
