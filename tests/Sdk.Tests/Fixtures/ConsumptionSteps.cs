using TypedStreaming.Consumers;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>The steps of a program with a consumer.</summary>
internal static class ConsumptionSteps
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Takes an event without acknowledging it, and returns its id.</summary>
    public static async Task<long?> TakeAsync(this Consumption<BayeuxMessage> consumption) => IdOf(await consumption.TakeOutAsync());

    /// <summary>Takes an event to be acknowledged later.</summary>
    public static async Task<Taken<BayeuxMessage>> TakeOutAsync(this Consumption<BayeuxMessage> consumption)
    {
        Assert.True(await consumption.MoveAsync(Token));
        var taken = consumption.Escape();
        consumption.LeaveInHand();
        return taken;
    }

    /// <summary>Takes an event and acknowledges it.</summary>
    public static async Task<long?> FinishAsync(this Consumption<BayeuxMessage> consumption)
    {
        Assert.True(await consumption.MoveAsync(Token));
        var id = IdOf(consumption.Taken);
        consumption.AcknowledgeInHand();
        return id;
    }

    public static async Task<List<long?>> TakeAsync(this Consumption<BayeuxMessage> consumption, int count)
    {
        var ids = new List<long?>();
        while (ids.Count < count) ids.Add(await consumption.TakeAsync());
        return ids;
    }

    public static long? IdOf(Taken<BayeuxMessage> taken) => taken.Slot.Id < 0 ? null : taken.Slot.Id;
}
