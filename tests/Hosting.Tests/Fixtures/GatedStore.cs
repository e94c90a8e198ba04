namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A store whose saves of events wait until the gate opens.</summary>
internal sealed class GatedStore(IReplayStore inner, Task gate) : IReplayStore
{
    private readonly TaskCompletionSource _saving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Is done when the first save waits.</summary>
    public Task Saving => _saving.Task;

    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken) =>
        new Cursor(this, await inner.OpenAsync(key, cancellationToken));

    private async Task WaitAsync()
    {
        _saving.TrySetResult();
        await gate;
    }

    private sealed class Cursor(GatedStore store, IReplayCursor inner) : IReplayCursor
    {
        public ReplayPosition? Position => inner.Position;

        public async ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken)
        {
            if (position.ReplayId is not null) await store.WaitAsync();
            await inner.SaveAsync(position, cancellationToken);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
