using TypedStreaming.Consumers;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>The steps of a program with a consumer.</summary>
internal static class OpenConsumerSteps
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Takes an event without acknowledging it, and returns its id.</summary>
    public static async Task<long?> TakeAsync(this OpenConsumer<BayeuxMessage> consumption) => IdOf(await consumption.TakeOutAsync());

    /// <summary>Takes an event to be acknowledged later.</summary>
    public static async Task<TakenEntry<BayeuxMessage>> TakeOutAsync(this OpenConsumer<BayeuxMessage> consumption)
    {
        Assert.True(await consumption.MoveAsync(Token));
        var taken = consumption.Escape();
        consumption.LeaveInHand();
        return taken;
    }

    /// <summary>Takes an event and acknowledges it.</summary>
    public static async Task<long?> FinishAsync(this OpenConsumer<BayeuxMessage> consumption)
    {
        Assert.True(await consumption.MoveAsync(Token));
        var id = IdOf(consumption.Taken);
        consumption.AcknowledgeInHand();
        return id;
    }

    public static async Task<List<long?>> TakeAsync(this OpenConsumer<BayeuxMessage> consumption, int count)
    {
        var ids = new List<long?>();
        while (ids.Count < count) ids.Add(await consumption.TakeAsync());
        return ids;
    }

    public static long? IdOf(TakenEntry<BayeuxMessage> taken) => taken.Entry.Id < 0 ? null : taken.Entry.Id;
}
