using TypedStreaming;
using TypedStreaming.Simulator;

namespace Quickstart;

/// <summary>A simulated Salesforce org in this process. It changes records and sends alerts, like a small business.</summary>
internal sealed class LocalOrg : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(120);
    private static readonly string[] Names = ["Acme Widgets", "Globex", "Initech", "Umbrella Logistics", "Hooli", "Stark Industries"];
    private static readonly string[] Messages = ["pallet blocked", "dock closed", "cold chain warning", "truck arrived", "inventory done"];

    private readonly SimulatedOrg _org;
    private readonly IChannels _channels;
    private readonly Tally _tally;
    private int _count;

    private LocalOrg(SimulatedOrg org, IChannels channels, Tally tally)
    {
        _org = org;
        _channels = channels;
        _tally = tally;
    }

    public static async Task<LocalOrg> StartAsync(bool usesPubSub, Tally tally)
    {
        // A held poll returns after 3 seconds instead of 110, so that the lost session is noticed while you watch.
        var org = await SimulatedOrg.StartAsync(new SimulatedOrgOptions { ConnectTimeout = TimeSpan.FromSeconds(3) });
        return new LocalOrg(org, usesPubSub ? await PubSubChannels.StartAsync(org) : new CometDChannels(org), tally);
    }

    /// <summary>Creates the client of the transport. The program uses both kinds of clients in the same way.</summary>
    public IEventClient CreateClient()
    {
        var options = new StreamingClientOptions
        {
            AccessTokens = new PasswordFlow(_org.User.Username, _org.User.Password, _org.User.ClientId, _org.User.ClientSecret)
            {
                LoginUrl = _org.Url,
            },
        };
        return _channels.CreateClient(options);
    }

    /// <summary>
    /// Publishes events for a few seconds. After half of them, the client loses its session or connection, and the org continues to publish. With
    /// <c>--watch</c>, it publishes until it is cancelled, and then ends without an exception.
    /// </summary>
    public async Task PublishAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            await _channels.WaitForClientAsync(cancellationToken);
            await PublishPairsAsync(8, cancellationToken);
            await _channels.LoseClientAsync(arguments.Withhold);
            await PublishPairsAsync(6, cancellationToken);
            await _channels.EndOutageAsync();
            await _channels.WaitForClientAsync(cancellationToken);
            Console.WriteLine($"--- the client has {_channels.NewLink}, and resumes where it was ---");
            await PublishPairsAsync(arguments.Watch ? int.MaxValue : 8, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Console.WriteLine("--- stopping ---");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channels.DisposeAsync();
        await _org.DisposeAsync();
    }

    private async Task PublishPairsAsync(int pairs, CancellationToken cancellationToken)
    {
        for (var i = 0; i < pairs; i++)
        {
            var n = _count++;
            var (account, alert) = (AccountOf(n), AlertOf(n));
            await _channels.PublishAsync(n % 5 == 0, account, cancellationToken);
            _tally.Published(_channels.Accounts, account.Id);
            await _channels.PublishAsync(alert, cancellationToken);
            _tally.Published(_channels.Alerts, $"{alert.Number}");
            await Task.Delay(Pace, TimeProvider.System, cancellationToken);
        }
    }

    private static AccountChange AccountOf(int n) => new()
    {
        Id = $"001Kx00000{n:00000}AAA",
        Name = Names[n % Names.Length],
        AnnualRevenue = 1000 + (n * 137.25m),
        Tier = (AccountTier)(n % 3),
    };

    private static WarehouseAlert AlertOf(int n) => new(n, 1 + (n % 4), Messages[n % Messages.Length], n % 5 == 1);
}
