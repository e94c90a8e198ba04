using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>What a program does with a consumer.</summary>
internal static class ConsumptionSteps
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Takes an event and leaves it unacknowledged.</summary>
    public static async Task<long?> TakeAsync(this Consumption<BayeuxMessage> consumption)
    {
        Assert.True(await consumption.MoveAsync(Token));
        return consumption.Current.ReplayId;
    }

    /// <summary>Takes an event and acknowledges it.</summary>
    public static async Task<long?> FinishAsync(this Consumption<BayeuxMessage> consumption)
    {
        var id = await consumption.TakeAsync();
        consumption.Acknowledge();
        return id;
    }
}
