using TypedStreaming.Hosting;
using TypedStreaming.Hosting.Handlers;

namespace TypedStreaming.Relay.Workers;

/// <summary>The metadata of a gap that a worker has received in a message from a partition.</summary>
internal sealed class GapEnvelope(WorkerMessage message) : Envelope
{
    public override DateTimeOffset? CreatedDate => message.Content.Metadata.CreatedDate;

    public override string? OrganizationId => message.Content.Organization;

    public override EventPartition? Partition => message.Partition;

    public override long? Epoch => message.Content.Epoch;

    public override CancellationToken Lost => message.Lost;

    protected override EventMetadata ReadMetadata() => message.Content.Metadata;
}
