namespace TypedStreaming.Relay.Tests.Fixtures;

internal sealed class ScriptedLease(string name, long epoch) : IHeldLease
{
    public string Name => name;

    public long Epoch => epoch;

    public CancellationToken Lost => CancellationToken.None;

    public StreamingException? Failure => null;

    public bool IsHeld => true;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
