using TypedStreaming;
using TypedStreaming.PubSub;
using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;

namespace Quickstart;

/// <summary>A change event and a platform event, over the Pub/Sub API.</summary>
internal sealed class PubSubChannels : IChannels
{
    private readonly SimulatedOrg _org;
    private SimulatedPubSub _pubSub;

    private PubSubChannels(SimulatedOrg org, SimulatedPubSub pubSub) => (_org, _pubSub) = (org, pubSub);

    public string Accounts => "/data/AccountChangeEvent";

    public string Alerts => "/event/Dock_Alert__e";

    public string NewLink => "new streams";

    public static async Task<PubSubChannels> StartAsync(SimulatedOrg org)
    {
        org.AddChangeEvents("Account");
        org.AddPlatformEvent("Dock_Alert__e", ["Number__c", "Dock__c", "Message__c", "Urgent__c"]);
        return new PubSubChannels(org, await SimulatedPubSub.StartAsync(org));
    }

    public IEventClient CreateClient(StreamingClientOptions options)
    {
        var own = PubSubClientOptions.From(options);
        own.Endpoint = _org.PubSubUrl();
        return new PubSubClient(own);
    }

    public async Task PublishAsync(bool isNew, AccountChange account, CancellationToken cancellationToken) => await _org.PublishChangeEventAsync(
        new ChangeEventDraft("Account", isNew ? "CREATE" : "UPDATE", [account.Id]) { Fields = new { account.Name, account.AnnualRevenue, Tier__c = $"{account.Tier}" } },
        cancellationToken);

    public async Task PublishAsync(WarehouseAlert alert, CancellationToken cancellationToken) => await _org.PublishPlatformEventAsync(
        Alerts, new { Number__c = alert.Number, Dock__c = alert.Dock, Message__c = alert.Message, Urgent__c = alert.Urgent }, cancellationToken: cancellationToken);

    public async Task LoseClientAsync(bool withhold)
    {
        if (withhold) _org.Faults.Withhold(Accounts);
        Console.WriteLine("--- the server of the Pub/Sub API stops; 6 events per channel are published before it is back ---");
        await _pubSub.DisposeAsync();
    }

    public async Task EndOutageAsync() => _pubSub = await SimulatedPubSub.StartAsync(_org, new SimulatedPubSubOptions { Port = _pubSub.Url.Port });

    public Task WaitForClientAsync(CancellationToken cancellationToken) => _pubSub.Calls.WaitForOpenStreamsAsync(2, cancellationToken: cancellationToken);

    public ValueTask DisposeAsync() => _pubSub.DisposeAsync();
}
