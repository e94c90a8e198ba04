using TypedStreaming.Hosting;
using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Relay.Workers;

/// <summary>An event that a worker's handler has received in a message, or the error that occurred when the event was read.</summary>
internal sealed class TakenMessage<TEvent> : TakenEvent<TEvent>
    where TEvent : IStreamingEvent<TEvent>
{
    private readonly WorkerMessage _message;

    public TakenMessage(WorkerMessage message)
    {
        _message = message;
        try
        {
            Event = message.Content.Event!.Decode<TEvent>();
        }
        catch (EventDecodeException e)
        {
            Error = e;
        }
    }

    public override TEvent? Event { get; }

    public override EventDecodeException? Error { get; }

    /// <summary>The event's data, which is needed only for a dead letter.</summary>
    public override ReadOnlyMemory<byte> Body => Error is null ? _message.Content.Event!.Decode<WithBody<TEvent>>().Body : default;

    public override DateTimeOffset? CreatedDate => _message.Content.Metadata.CreatedDate;

    public override ChangeEventHeader? Change => _message.Content.Metadata.Change;

    public override CancellationToken Lost => _message.Lost;

    public override string? OrganizationId => _message.Content.Organization;

    public override EventPartition? Partition => _message.Partition;

    public override long? Epoch => _message.Content.Epoch;

    public override bool? MayBeDuplicate => _message.MayBeDuplicate;

    public override string? TraceParent => _message.Content.TraceParent;

    public override void Acknowledge() => _message.Acknowledge();

    public override void End() => _message.End();

    protected override EventMetadata ReadMetadata() => _message.Content.Metadata;
}
