namespace TypedStreaming.Consumers;

/// <summary>An enumeration that either of two cancellation tokens can cancel.</summary>
internal sealed class LinkedEnumeration<TItem>(IAsyncEnumerator<TItem> enumeration, CancellationTokenSource both) : IAsyncEnumerator<TItem>
{
    public TItem Current => enumeration.Current;

    public ValueTask<bool> MoveNextAsync() => enumeration.MoveNextAsync();

    public async ValueTask DisposeAsync()
    {
        await enumeration.DisposeAsync().ConfigureAwait(false);
        both.Dispose();
    }
}
