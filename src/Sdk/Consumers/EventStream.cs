namespace TypedStreaming.Consumers;

/// <summary>The sequence of events that an application enumerates. Each enumeration is a separate consumer.</summary>
/// <param name="enumerate">Creates an enumeration. The given token ends the waits of that enumeration.</param>
/// <param name="cancellationToken">The token of the call that returned the sequence; an enumeration may get another token.</param>
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
