namespace TypedStreaming.Tests.Consumers.Walking;

/// <summary>A store with a flaw: the last one to save wins.</summary>
internal sealed class OwnerlessStore : IReplayStore
{
    private ReplayPosition? _position;

    public ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReplayCursor>(new Cursor(this, _position));

    private sealed class Cursor(OwnerlessStore store, ReplayPosition? position) : IReplayCursor
    {
        public ReplayPosition? Position => position;

        public ValueTask SaveAsync(ReplayPosition reached, CancellationToken cancellationToken)
        {
            store._position = reached;
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
