using TypedStreaming.Consumers;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>The steps of a program with a consumer.</summary>
internal static class OpenConsumerSteps
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Takes an event without acknowledging it, and returns its id.</summary>
    public static async Task<long?> TakeAsync(this OpenConsumer<BayeuxMessage> openConsumer) => IdOf(await openConsumer.TakeOutAsync());

    /// <summary>Takes an event to be acknowledged later.</summary>
    public static async Task<TakenEntry<BayeuxMessage>> TakeOutAsync(this OpenConsumer<BayeuxMessage> openConsumer)
    {
        Assert.True(await openConsumer.MoveAsync(Token));
        var taken = openConsumer.Escape();
        openConsumer.LeaveInHand();
        return taken;
    }

    /// <summary>Takes an event and acknowledges it.</summary>
    public static async Task<long?> FinishAsync(this OpenConsumer<BayeuxMessage> openConsumer)
    {
        Assert.True(await openConsumer.MoveAsync(Token));
        var id = IdOf(openConsumer.Taken);
        openConsumer.AcknowledgeInHand();
        return id;
    }

    public static async Task<List<long?>> TakeAsync(this OpenConsumer<BayeuxMessage> openConsumer, int count)
    {
        var ids = new List<long?>();
        while (ids.Count < count) ids.Add(await openConsumer.TakeAsync());
        return ids;
    }

    public static long? IdOf(TakenEntry<BayeuxMessage> taken) => taken.Entry.Id < 0 ? null : taken.Entry.Id;
}
