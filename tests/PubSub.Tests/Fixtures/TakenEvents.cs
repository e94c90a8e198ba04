namespace TypedStreaming.PubSub.Tests.Fixtures;

/// <summary>Reads events one by one, as a program does.</summary>
internal static class TakenEvents
{
    public static async Task<List<T>> TakeAsync<T>(IAsyncEnumerable<T> events, int count)
    {
        var taken = new List<T>();
        await foreach (var one in events)
        {
            taken.Add(one);
            if (taken.Count == count) break;
        }

        return taken;
    }

    /// <summary>Takes events, and returns their ink percentages.</summary>
    public static async Task<List<int>> NumbersAsync(IAsyncEnumerable<LowInk> events, int count = int.MaxValue)
    {
        var taken = await TakeAsync(events, count);
        return taken.ConvertAll(static e => (int)e.InkPercentage!.Value);
    }
}
