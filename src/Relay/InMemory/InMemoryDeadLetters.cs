namespace TypedStreaming.Relay.InMemory;

/// <summary>Stores the dead letters of a worker group in memory.</summary>
internal sealed class InMemoryDeadLetters : IDeadLetterStore
{
    private readonly Lock _gate = new();
    private readonly List<ReadOnlyMemory<byte>> _letters = [];

    public Task StoreAsync(ReadOnlyMemory<byte> letter, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) _letters.Add(letter.ToArray());
        return Task.CompletedTask;
    }

    public async Task TakeAllAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<bool>> isDone, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>[] letters;
        lock (_gate) letters = [.. _letters];
        foreach (var letter in letters)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await isDone(letter, cancellationToken).ConfigureAwait(false)) continue;
            lock (_gate) _letters.Remove(letter);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
