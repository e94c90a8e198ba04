using System.Text.Json;
using TypedStreaming.Simulator;

namespace TypedStreaming.Interop.Tests.Fixtures;

/// <summary>A simulated org with a PushTopic of accounts and a generic channel, for clients that are not ours.</summary>
internal static class AccountOrg
{
    public const string Accounts = "/topic/AccountUpdates";
    public const string Alerts = "/u/Alerts";

    public static async Task<SimulatedOrg> StartAsync(Action<SimulatedOrgOptions>? configure = null)
    {
        var options = new SimulatedOrgOptions();
        configure?.Invoke(options);
        var org = await SimulatedOrg.StartAsync(options, TestContext.Current.CancellationToken);
        org.AddPushTopic("AccountUpdates");
        org.AddGenericChannel(Alerts);
        return org;
    }

    public static async Task PublishAccountAsync(this SimulatedOrg org, string id) =>
        await org.PublishPushTopicAsync(Accounts, "updated", new { Id = id }, TestContext.Current.CancellationToken);

    public static Uri Endpoint(this SimulatedOrg org) => new(org.Url, "/cometd/66.0");

    public static string IdOf(JsonElement data) => data.GetProperty("sobject").GetProperty("Id").GetString()!;
}
