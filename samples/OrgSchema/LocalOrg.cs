using TypedStreaming;
using TypedStreaming.Simulator;

namespace OrgSchema;

/// <summary>A simulated Salesforce org in this process. It publishes the payment of an invoice, and a printer that needs ink.</summary>
internal sealed class LocalOrg : IAsyncDisposable
{
    private const string Invoices = "/topic/Invoices";
    private const string LowInk = "/event/Low_Ink__e";

    private readonly SimulatedOrg _org;

    private LocalOrg(SimulatedOrg org) => _org = org;

    public StreamingClientOptions ClientOptions => new()
    {
        AccessTokens = new PasswordFlow(_org.User.Username, _org.User.Password, _org.User.ClientId, _org.User.ClientSecret)
        {
            LoginUrl = _org.Url,
        },
    };

    public static async Task<LocalOrg> StartAsync()
    {
        var org = await SimulatedOrg.StartAsync();
        org.AddPushTopic("Invoices");
        org.AddPlatformEvent("Low_Ink__e");
        return new LocalOrg(org);
    }

    public async Task PublishAsync()
    {
        foreach (var status in (string[])["Open", "Partly paid", "Paid"])
            await _org.PublishPushTopicAsync(Invoices, "updated", new { Id = "a01Kx00000A1b2CIAR", Name = "INV-0007", Status__c = status, Total__c = 120.5, Due__c = "2026-06-30" });
        await _org.PublishPlatformEventAsync(LowInk, new { Printer_Model__c = "XZO-5", Ink_Percentage__c = 0.2 });
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();
}
