namespace TypedStreaming.Tests.Fixtures;

/// <summary>Takes a few events and leaves.</summary>
internal static class EventsTaking
{
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
