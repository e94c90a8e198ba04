namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A store whose options are wrong.</summary>
internal sealed class DefectiveStore : IReplayStore
{
    public ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken) => throw new InvalidOperationException("The store must not be opened.");

    public IEnumerable<string> OptionDefects() => ["the folder does not exist; create it"];
}
