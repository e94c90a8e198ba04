using TypedStreaming.Consumers;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>The steps of a program with a consumer.</summary>
internal static class QueueReaderSteps
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Takes an event without acknowledging it, and returns its id.</summary>
    public static async Task<long?> TakeAsync(this QueueReader<BayeuxMessage> reader) => IdOf(await reader.TakeOutAsync());

    /// <summary>Takes an event to be acknowledged later.</summary>
    public static async Task<TakenEntry<BayeuxMessage>> TakeOutAsync(this QueueReader<BayeuxMessage> reader)
    {
        Assert.True(await reader.MoveAsync(Token));
        var taken = reader.Escape();
        reader.LeaveInHand();
        return taken;
    }

    /// <summary>Takes an event and acknowledges it.</summary>
    public static async Task<long?> FinishAsync(this QueueReader<BayeuxMessage> reader)
    {
        Assert.True(await reader.MoveAsync(Token));
        var id = IdOf(reader.Taken);
        reader.AcknowledgeInHand();
        return id;
    }

    public static async Task<List<long?>> TakeAsync(this QueueReader<BayeuxMessage> reader, int count)
    {
        var ids = new List<long?>();
        while (ids.Count < count) ids.Add(await reader.TakeAsync());
        return ids;
    }

    public static long? IdOf(TakenEntry<BayeuxMessage> taken) => taken.Entry.Id < 0 ? null : taken.Entry.Id;
}
