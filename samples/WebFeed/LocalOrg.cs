using TypedStreaming.Simulator;

namespace WebFeed;

/// <summary>A simulated Salesforce org in this process.</summary>
internal sealed class LocalOrg : IAsyncDisposable
{
    // Markup in a message is text like any other, for the page too.
    private static readonly string[] Messages =
        ["pallet blocked", "dock closed", "cold chain warning", "label reads <b>FRAGILE</b>", "truck arrived", "inventory done"];

    private readonly SimulatedOrg _org;

    private LocalOrg(SimulatedOrg org) => _org = org;

    /// <summary>The settings of the login, in the form in which a configuration contains them for a real org.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Login => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Salesforce:Login:Flow"] = "Password",
        ["Salesforce:Login:Username"] = _org.User.Username,
        ["Salesforce:Login:Password"] = _org.User.Password,
        ["Salesforce:Login:ClientId"] = _org.User.ClientId,
        ["Salesforce:Login:ClientSecret"] = _org.User.ClientSecret,
        ["Salesforce:Login:LoginUrl"] = _org.Url.ToString(),
    };

    public static async Task<LocalOrg> StartAsync()
    {
        var org = await SimulatedOrg.StartAsync();
        org.AddPlatformEvent("Warehouse_Alert__e", ["Dock__c", "Message__c", "Urgent__c"]);
        return new LocalOrg(org);
    }

    public async Task PublishAsync(int number, CancellationToken cancellationToken) => await _org.PublishPlatformEventAsync(
        WarehouseAlert.Channel,
        new { Dock__c = 1 + (number % 4), Message__c = Messages[number % Messages.Length], Urgent__c = number % 5 == 2 },
        cancellationToken: cancellationToken);

    public ValueTask DisposeAsync() => _org.DisposeAsync();
}
