namespace TypedStreaming.Relay.Tests.Fixtures;

internal sealed class ScriptedLetters(ScriptedBroker broker, IDeadLetterStore inner) : IDeadLetterStore
{
    public async Task StoreAsync(ReadOnlyMemory<byte> letter, CancellationToken cancellationToken)
    {
        if (broker.OnStoreLetter is { } store) await store();
        await inner.StoreAsync(letter, cancellationToken);
        broker.Journal.Add("letter");
    }

    public Task TakeAllAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<bool>> isDone, CancellationToken cancellationToken) =>
        inner.TakeAllAsync(isDone, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
