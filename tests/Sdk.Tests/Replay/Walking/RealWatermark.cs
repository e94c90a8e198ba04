using TypedStreaming.Replay;

namespace TypedStreaming.Tests.Replay.Walking;

internal sealed class RealWatermark(int max, bool sharesIds) : IWatermark
{
    private readonly AcknowledgementWatermark _watermark = new(max, sharesIds);

    public bool IsFull => _watermark.IsFull;

    public ReplayPosition? Stored => _watermark.Stored;

    public long? Oldest => _watermark.OldestUnacknowledged?.Ticket;

    public long Receive(ReceivedPosition position) => _watermark.Receive(position);

    public bool Acknowledge(long ticket) => _watermark.Acknowledge(ticket);
}
