using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Errors;

/// <summary>An event that must not be acknowledged.</summary>
internal sealed class UnacknowledgedEvent(AccountChange value, EventDecodeException? error) : TakenEvent<AccountChange>
{
    public override DateTimeOffset? CreatedDate => null;

    public override ChangeEventHeader? Change => null;

    public override AccountChange? Event => value;

    public override EventDecodeException? Error => error;

    public override ReadOnlyMemory<byte> Body => default;

    public override void Acknowledge() => Assert.Fail("The event is acknowledged.");

    protected override EventMetadata ReadMetadata() => new() { Channel = TestOrg.Accounts };
}
