using TypedStreaming;
using TypedStreaming.Simulator;

namespace Quickstart;

/// <summary>A PushTopic and a generic event, over CometD.</summary>
internal sealed class CometDChannels : IChannels
{
    private readonly SimulatedOrg _org;

    public CometDChannels(SimulatedOrg org)
    {
        _org = org;
        org.AddPushTopic("AccountUpdates");
        org.AddGenericChannel(Alerts);
    }

    public string Accounts => "/topic/AccountUpdates";

    public string Alerts => "/u/WarehouseAlerts";

    public string NewLink => "a new session";

    public IEventClient CreateClient(StreamingClientOptions options) => new StreamingClient(options);

    public async Task PublishAsync(bool isNew, AccountChange account, CancellationToken cancellationToken) =>
        await _org.PublishPushTopicAsync(Accounts, isNew ? "created" : "updated", new { account.Id, account.Name, account.AnnualRevenue, Tier__c = $"{account.Tier}" }, cancellationToken);

    public async Task PublishAsync(WarehouseAlert alert, CancellationToken cancellationToken) =>
        await _org.PublishGenericAsync(Alerts, new { alert.Number, alert.Dock, alert.Message, alert.Urgent }, cancellationToken);

    public Task LoseClientAsync(bool withhold)
    {
        if (withhold) _org.Faults.Withhold(Accounts);
        Console.WriteLine("--- the server drops the session; 6 events per channel are published before the client notices ---");
        _org.Faults.ExpireSessions(answerHeldConnects: false);
        return Task.CompletedTask;
    }

    public Task EndOutageAsync() => Task.CompletedTask;

    public Task WaitForClientAsync(CancellationToken cancellationToken) => _org.WaitForSubscribersAsync(Alerts, 1, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
