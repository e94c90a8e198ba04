using TypedStreaming.Simulator;
using TypedStreaming.Soak.Journals;

namespace TypedStreaming.Soak.Publishing;

/// <summary>
/// A process with the org and its publisher, which is never killed. It prints its address, reads the number to publish up to, and prints at its end
/// the faults that it caused and the events that it delivered.
/// </summary>
internal static class OrgProgram
{
    public const string Role = "--org";

    /// <summary>The client notices an expired session at the end of a poll, if it is not notified before.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(3);

    /// <param name="published">The journal to write.</param>
    /// <param name="pace">The number of events that are published at once.</param>
    /// <param name="faultSeed">The seed of the faults; 0 for none.</param>
    /// <param name="transport">The transport of the consumers.</param>
    public static async Task<int> RunAsync(string published, int pace, int faultSeed, Transport transport)
    {
        var options = new SimulatedOrgOptions { User = Login.User, ConnectTimeout = Poll, ExchangeLogCapacity = 0 };
        await using var org = await SimulatedOrg.StartAsync(options);
        IOrderTopic topic = transport == Transport.PubSub ? await PubSubTopic.StartAsync(org, faultSeed) : new CometdTopic(org);
        using var journal = new Journal(published);
        using var ending = new CancellationTokenSource();
        var disturbances = faultSeed == 0 ? null : new Disturbances(topic.Faults, faultSeed);
        var publisher = new OrderPublisher(topic, journal, pace, disturbances);
        var publishing = publisher.RunAsync(ending.Token);
        Console.WriteLine(topic.Address);
        while (await Console.In.ReadLineAsync(CancellationToken.None) is { } last) publisher.PublishUpTo(int.Parse(last));
        await ending.CancelAsync();
        await publishing;
        if (disturbances is not null) await disturbances.SettleAsync();
        Console.WriteLine(new OrgReport(disturbances?.ToString() ?? "0", org.Deliveries));
        return 0;
    }
}
