using TypedStreaming.Replay;

namespace TypedStreaming.Tests.Replay.Walking;

/// <summary>What a walk drives: the real watermark, the naive one, or a broken one.</summary>
internal interface IWatermark
{
    bool IsFull { get; }

    ReplayPosition? Stored { get; }

    long? Oldest { get; }

    long Receive(ReceivedPosition position);

    bool Acknowledge(long ticket);
}
