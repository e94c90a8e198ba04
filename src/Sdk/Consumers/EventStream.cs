namespace TypedStreaming.Consumers;

/// <summary>What a program enumerates. Each enumeration is a consumer of its own.</summary>
/// <param name="enumerate">Makes an enumeration that ends its waiting by a token.</param>
/// <param name="cancellationToken">The token that was given with the call; an enumeration may be given another.</param>
internal sealed class EventStream<TItem>(Func<CancellationToken, IAsyncEnumerator<TItem>> enumerate, CancellationToken cancellationToken)
    : IAsyncEnumerable<TItem>
{
    public IAsyncEnumerator<TItem> GetAsyncEnumerator(CancellationToken cancellation = default)
    {
        if (!cancellation.CanBeCanceled || cancellation == cancellationToken) return enumerate(cancellationToken);
        if (!cancellationToken.CanBeCanceled) return enumerate(cancellation);
        var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, cancellation);
        return new LinkedEnumeration<TItem>(enumerate(both.Token), both);
    }
}
