using TypedStreaming.Hosting.Handlers;

namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>The envelope that a dead letter has kept.</summary>
internal sealed class LetterEnvelope(EventMetadata metadata) : Envelope
{
    public override DateTimeOffset? CreatedDate => metadata.CreatedDate;

    protected override EventMetadata ReadMetadata() => metadata;
}
