namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A store that never opens a position.</summary>
internal sealed class RefusingStore : IReplayStore
{
    public ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken) => throw new IOException("The database is down.");
}
