using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Tests.Wire;

/// <summary>Tests of an org that publishes platform events and change events too.</summary>
public abstract class EventBusTests : OrgTests
{
    protected const string Ink = "/event/Low_Ink__e";
    protected const string Logins = "/event/LoginEventStream";
    protected const string Accounts = "/data/AccountChangeEvent";
    protected const string Things = "/data/Thing__ChangeEvent";
    protected const string AllChanges = "/data/ChangeEvents";
    protected const string Acme = "001Kx00000Zz1AAIAZ";

    protected async Task<SimulatedOrg> StartBusAsync(Action<SimulatedOrgOptions>? configure = null)
    {
        var org = await StartAsync(configure);
        org.AddPlatformEvent("Low_Ink__e", ["Printer_Model__c", "Ink_Percentage__c"]);
        org.AddPlatformEvent("LoginEventStream");
        org.AddChangeEvents("Account");
        org.AddChangeEvents("Thing__c");
        return org;
    }

    protected ValueTask<long> PublishInkAsync(SimulatedOrg org, string model) =>
        org.PublishPlatformEventAsync(Ink, new { Printer_Model__c = model }, cancellationToken: Cancel);

    protected ValueTask<long> PublishChangeAsync(SimulatedOrg org, ChangeEventDraft draft) =>
        org.PublishChangeEventAsync(draft, Cancel);

    /// <summary>The <c>data</c> of the events in the next connect's response.</summary>
    private protected async Task<JsonObject[]> DataAsync(Peer peer) => Data(await peer.ConnectAsync(Cancel));

    private protected async Task<JsonObject> OneAsync(Peer peer) => Assert.Single(await DataAsync(peer));

    private protected static JsonObject[] Data(JsonArray messages) =>
        [.. messages.Where(message => message!["data"] is not null).Select(message => message!["data"]!.AsObject())];

    /// <summary>The printers named by platform events, in order, with a space between.</summary>
    private protected static string Models(JsonArray messages) =>
        string.Join(' ', Data(messages).Select(data => data["payload"]!["Printer_Model__c"]?.GetValue<string>()));

    private protected static string Members(JsonNode? node) =>
        string.Join(' ', node!.AsObject().Select(member => member.Key));
}
