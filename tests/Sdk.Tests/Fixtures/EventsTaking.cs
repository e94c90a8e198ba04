namespace TypedStreaming.Tests.Fixtures;

/// <summary>Takes a few events and leaves.</summary>
internal static class EventsTaking
{
    /// <summary>Takes and acknowledges a few, so that the next enumeration continues after them.</summary>
    public static async Task<IReadOnlyList<T>> TakeAsync<T>(this Subscription<T> subscription, int count, CancellationToken cancellationToken)
    {
        var taken = await subscription.Deliveries(cancellationToken).TakeAsync(count, cancellationToken);
        foreach (var delivery in taken) delivery.Acknowledge();
        return [.. taken.Select(static delivery => delivery.Event)];
    }

    /// <summary>Takes and acknowledges one.</summary>
    public static async Task<T> NextAsync<T>(this Subscription<T> subscription, CancellationToken cancellationToken) =>
        (await subscription.TakeAsync(1, cancellationToken))[0];

    public static async Task<IReadOnlyList<T>> TakeAsync<T>(this IAsyncEnumerable<T> events, int count, CancellationToken cancellationToken)
    {
        var taken = new List<T>(count);
        await foreach (var item in events.WithCancellation(cancellationToken))
        {
            taken.Add(item);
            if (taken.Count == count) return taken;
        }

        Assert.Fail($"The enumeration ended after {taken.Count} of {count} events.");
        return taken;
    }
}
