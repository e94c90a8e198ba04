using System.Collections.Concurrent;
using System.Globalization;
using TypedStreaming.Simulator;

namespace WorkerService;

/// <summary>
/// A simulated Salesforce org in this process. A real org continues to run while a program is stopped, but this org ends with the program. So it
/// stores the number of its events in a file. When it starts, it publishes the same events with the same replay ids again, and then a few new
/// events.
/// </summary>
internal sealed class LocalOrg : IAsyncDisposable
{
    /// <summary>The number of events that the org publishes between two runs of the program.</summary>
    private const int WhileDown = 4;

    private const int FirstReplayId = 101;

    private static readonly string[] Names = ["Acme Widgets", "Globex", "Initech", "Hooli"];
    private static readonly string[] Tiers = ["bronze", "silver", "gold"];

    private readonly SimulatedOrg _org;
    private readonly string _file;
    private readonly ConcurrentDictionary<string, string> _phones = new(StringComparer.Ordinal);
    private int _published;

    private LocalOrg(string name, SimulatedOrg org, string file) => (Name, _org, _file) = (name, org, file);

    public string Name { get; }

    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new($"Salesforce:{Name}:Login:Flow", "ClientCredentials"),
        new($"Salesforce:{Name}:Login:LoginUrl", _org.Url.ToString()),
        new($"Salesforce:{Name}:Login:ClientId", _org.User.ClientId),
        new($"Salesforce:{Name}:Login:ClientSecret", _org.User.ClientSecret),
    ];

    public static async Task<LocalOrg> StartAsync(string name, string id, StateFolder folder)
    {
        var simulated = await SimulatedOrg.StartAsync(new SimulatedOrgOptions { OrganizationId = id, FirstReplayId = FirstReplayId, ReplayIdStride = 1 });
        simulated.AddPushTopic("AccountUpdates");
        simulated.AddPlatformEvent("Low_Ink__e");
        simulated.AddChangeEvents("Account");
        var org = new LocalOrg(name, simulated, folder.PublishedIn(name));
        var earlier = File.Exists(org._file) ? int.Parse(await File.ReadAllTextAsync(org._file), CultureInfo.InvariantCulture) : 0;
        while (org._published < earlier) await org.PublishAsync(org._published++);
        for (var i = 0; i < WhileDown; i++) await org.PublishNextAsync();
        return org;
    }

    public async Task PublishNextAsync()
    {
        // The number first: a position must never be ahead of the org that it is in.
        await File.WriteAllTextAsync(_file + ".new", (_published + 1).ToString(CultureInfo.InvariantCulture));
        File.Move(_file + ".new", _file, overwrite: true);
        await PublishAsync(_published++);
    }

    public string? PhoneOf(string id) => _phones.GetValueOrDefault(id);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    /// <summary>Publishes the event with the given number. The event is the same in every run of the program.</summary>
    private async Task PublishAsync(int number)
    {
        var id = $"001Kx000000000{number % Names.Length}AAA";
        var phone = $"555-{number:0000}";
        switch (number % 4)
        {
            case 0:
                var account = new { Id = id, Name = Names[number / 4 % Names.Length], Tier__c = Tiers[number / 4 % Tiers.Length] };
                await _org.PublishPushTopicAsync("/topic/AccountUpdates", "updated", account);
                break;
            case 1:
                await _org.PublishPlatformEventAsync("/event/Low_Ink__e", new { Printer__c = $"printer {number / 4 % 3 + 1}", Level__c = 9 - (number / 4 % 9) });
                break;
            case 2:
                await ChangeAsync(id, phone, "UPDATE", new { Phone = phone });
                break;
            default:
                // Now and then the org cannot send a change, and sends a gap event instead, without fields.
                await ChangeAsync(id, phone, number % 8 == 7 ? "GAP_UPDATE" : "UPDATE", number % 8 == 7 ? null : new { Phone = phone });
                break;
        }
    }

    private async Task ChangeAsync(string id, string phone, string type, object? fields)
    {
        _phones[id] = phone;
        await _org.PublishChangeEventAsync(new ChangeEventDraft("Account", type, id) { Fields = fields });
    }
}
