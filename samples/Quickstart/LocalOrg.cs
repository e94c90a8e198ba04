using TypedStreaming;
using TypedStreaming.Simulator;

namespace Quickstart;

/// <summary>A simulated Salesforce org in this process. It changes records and sends alerts, like a small business.</summary>
internal sealed class LocalOrg : IAsyncDisposable
{
    private const string Accounts = "/topic/AccountUpdates";
    private const string Alerts = "/u/WarehouseAlerts";

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(120);
    private static readonly string[] Names = ["Acme Widgets", "Globex", "Initech", "Umbrella Logistics", "Hooli", "Stark Industries"];
    private static readonly string[] Messages = ["pallet blocked", "dock closed", "cold chain warning", "truck arrived", "inventory done"];

    private readonly SimulatedOrg _org;
    private readonly Tally _tally;
    private int _count;

    private LocalOrg(SimulatedOrg org, Tally tally)
    {
        _org = org;
        _tally = tally;
    }

    public StreamingClientOptions ClientOptions => new()
    {
        AccessTokens = new PasswordFlow(_org.User.Username, _org.User.Password, _org.User.ClientId, _org.User.ClientSecret)
        {
            LoginUrl = _org.Url,
        },
    };

    public static async Task<LocalOrg> StartAsync(Tally tally)
    {
        // A held poll returns after 3 seconds instead of 110, so that the lost session is noticed while you watch.
        var org = await SimulatedOrg.StartAsync(new SimulatedOrgOptions { ConnectTimeout = TimeSpan.FromSeconds(3) });
        org.AddPushTopic("AccountUpdates");
        org.AddGenericChannel(Alerts);
        return new LocalOrg(org, tally);
    }

    /// <summary>
    /// Publishes events for a few seconds. After half of them, the server forgets the client's session, and continues to publish. With
    /// <c>--watch</c>, it publishes until it is cancelled, and then ends without an exception.
    /// </summary>
    public async Task PublishAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            await PublishPairsAsync(8, cancellationToken);
            if (arguments.Withhold) _org.Faults.Withhold(Accounts);
            Console.WriteLine("--- the server drops the session; 6 events per channel are published before the client notices ---");
            _org.Faults.ExpireSessions(answerHeldConnects: false);
            await PublishPairsAsync(6, cancellationToken);
            await _org.WaitForSubscribersAsync(Alerts, 1, cancellationToken);
            Console.WriteLine("--- the client has a new session, and resumes where it was ---");
            await PublishPairsAsync(arguments.Watch ? int.MaxValue : 8, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Console.WriteLine("--- stopping ---");
        }
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    private async Task PublishPairsAsync(int pairs, CancellationToken cancellationToken)
    {
        for (var i = 0; i < pairs; i++)
        {
            var n = _count++;
            _tally.Published(Accounts, await _org.PublishPushTopicAsync(Accounts, n % 5 == 0 ? "created" : "updated", Account(n), cancellationToken));
            _tally.Published(Alerts, await _org.PublishGenericAsync(Alerts, Alert(n), cancellationToken));
            await Task.Delay(Pace, TimeProvider.System, cancellationToken);
        }
    }

    private static object Account(int n) => new
    {
        Id = $"001Kx00000{n:00000}AAA",
        Name = Names[n % Names.Length],
        AnnualRevenue = 1000 + (n * 137.25m),
        Tier__c = ((AccountTier)(n % 3)).ToString(),
    };

    private static object Alert(int n) => new { Dock = 1 + (n % 4), Message = Messages[n % Messages.Length], Urgent = n % 5 == 1 };
}
