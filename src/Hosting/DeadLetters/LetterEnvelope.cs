using TypedStreaming.Hosting.Handlers;

namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>The envelope of an event, created from the metadata in its dead letter.</summary>
internal sealed class LetterEnvelope(EventMetadata metadata) : Envelope
{
    public override DateTimeOffset? CreatedDate => metadata.CreatedDate;

    protected override EventMetadata ReadMetadata() => metadata;
}
