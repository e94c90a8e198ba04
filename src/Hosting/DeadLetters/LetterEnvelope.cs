using TypedStreaming.Hosting.Handlers;

namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>The metadata of an event, as read from the event's dead letter.</summary>
internal sealed class LetterEnvelope(DeadLetter letter) : Envelope
{
    public override DateTimeOffset? CreatedDate => letter.Metadata.CreatedDate;

    public override string? OrganizationId => letter.OrganizationId;

    public override EventPartition? Partition => letter.Partition;

    protected override EventMetadata ReadMetadata() => letter.Metadata;
}
