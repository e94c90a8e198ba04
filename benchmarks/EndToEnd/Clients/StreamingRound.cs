using Microsoft.Extensions.Logging;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.EndToEnd.Clients;

/// <summary>One session of this library's client: a new client, as a session of the bare loop is a new handshake.</summary>
internal sealed class StreamingRound(Uri server, ILoggerFactory loggers, ServerAdmin admin, bool takesDeliveries)
{
    public async Task<Round> RunAsync(PlanStep step, int number)
    {
        await admin.ConfigureAsync(step.Batch, step.Events);
        await using var client = MeasuredClient.Create(server, loggers);
        await client.StartAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var session = new MeasuredSession(step);
        if (takesDeliveries) await TakeDeliveriesAsync(client, session);
        else await TakeEventsAsync(client, session);
        return session.Result(number);
    }

    private static async Task TakeEventsAsync(StreamingClient client, MeasuredSession session)
    {
        await foreach (var account in client.Events<AccountUpdate>(MeasuredClient.FromStoredOrEarliest))
        {
            if (session.Take(account)) break;
        }
    }

    private static async Task TakeDeliveriesAsync(StreamingClient client, MeasuredSession session)
    {
        await foreach (var delivery in client.Deliveries<AccountUpdate>(MeasuredClient.FromStoredOrEarliest))
        {
            var isLast = session.Take(delivery.Event);
            delivery.Acknowledge();
            if (isLast) break;
        }
    }
}
