namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A service of one scope that writes its end into the journal.</summary>
internal sealed class ScopedThing(Journal journal) : IAsyncDisposable
{
    public Guid Id { get; } = Guid.NewGuid();

    public ValueTask DisposeAsync()
    {
        journal.Add("disposed");
        return ValueTask.CompletedTask;
    }
}
