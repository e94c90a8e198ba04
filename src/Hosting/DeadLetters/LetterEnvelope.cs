using TypedStreaming.Hosting.Handlers;

namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>The metadata of an event, which is read from the dead letter of the event.</summary>
internal sealed class LetterEnvelope(DeadLetter letter) : Envelope
{
    public override DateTimeOffset? CreatedDate => letter.Metadata.CreatedDate;

    public override string? OrganizationId => letter.OrganizationId;

    public override EventPartition? Partition => letter.Partition;

    protected override EventMetadata ReadMetadata() => letter.Metadata;
}
