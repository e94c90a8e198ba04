using System.Globalization;
using TypedStreaming.Simulator;

namespace TypedStreaming.Benchmarks.Isolation;

/// <summary>An org that retains a backlog on one of its two channels. Its other events are probes, which contain the time at which they were sent.</summary>
internal sealed class BacklogOrg : IAsyncDisposable
{
    public const string Slow = "/topic/AccountUpdates";
    public const string Other = "/topic/OtherUpdates";

    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMilliseconds(50);

    private readonly SimulatedOrg _org;
    private int _others;

    private BacklogOrg(SimulatedOrg org) => _org = org;

    public Uri Url => _org.Url;

    /// <summary>The number of events on the slow channel.</summary>
    public int Published { get; private set; }

    /// <summary>The number of events that the org sent, on both channels, and those that it sent again.</summary>
    public long Deliveries => _org.Deliveries;

    /// <summary>The number of events on both channels.</summary>
    public int AllPublished => Published + _others;

    public static async Task<BacklogOrg> StartAsync(int events, CancellationToken cancellationToken)
    {
        var options = new SimulatedOrgOptions { ExchangeLogCapacity = 0, RequireAuthentication = false };
        var org = new BacklogOrg(await SimulatedOrg.StartAsync(options, cancellationToken));
        org._org.AddPushTopic("AccountUpdates");
        org._org.AddPushTopic("OtherUpdates");
        while (org.Published < events) await org.PublishAsync(Slow, org.Published++, cancellationToken);
        return org;
    }

    public static TimeSpan AgeOf(string sent) => TimeProvider.System.GetElapsedTime(long.Parse(sent, CultureInfo.InvariantCulture));

    /// <summary>Publishes probes on both channels until it is cancelled.</summary>
    public async Task ProbeAsync(CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            await PublishAsync(Slow, Published++, CancellationToken.None);
            await PublishAsync(Other, _others++, CancellationToken.None);
            await Task.Delay(BetweenProbes, TimeProvider.System, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    private async Task PublishAsync(string channel, int number, CancellationToken cancellationToken)
    {
        var sent = TimeProvider.System.GetTimestamp().ToString(CultureInfo.InvariantCulture);
        await _org.PublishPushTopicAsync(
            channel,
            "updated",
            new
            {
                Id = "001D000000000000AAA",
                Name = "Acme Widgets and Gadgets Europe GmbH",
                AnnualRevenue = 12345.67m,
                NumberOfEmployees = number,
                Industry = "Energy",
                LastModifiedDate = sent,
                IsActive__c = true,
            },
            cancellationToken);
    }
}
