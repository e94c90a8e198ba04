using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>An event that a test supplies without an org.</summary>
internal sealed class SuppliedEvent<TEvent>(TEvent value, string channel, long replayId) : TakenEvent<TEvent>
{
    public override TEvent? Event => value;

    public override EventDecodeException? Error => null;

    public override ReadOnlyMemory<byte> Body => default;

    public override DateTimeOffset? CreatedDate => null;

    public override ChangeEventHeader? Change => null;

    public override void Acknowledge()
    {
        // No position depends on it.
    }

    protected override EventMetadata ReadMetadata() => new() { Channel = channel, ReplayId = replayId };
}
