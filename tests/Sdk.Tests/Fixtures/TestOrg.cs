using System.Collections.Concurrent;
using TypedStreaming.Routing;
using TypedStreaming.Session;
using TypedStreaming.Simulator;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>A simulated org with two channels, and a client of it whose pauses are short.</summary>
internal sealed class TestOrg : IAsyncDisposable
{
    public const string Accounts = "/topic/AccountUpdates";
    public const string Alerts = "/u/Alerts";

    private readonly ConcurrentBag<StreamingClient> _clients = [];
    private int _count;

    private TestOrg(SimulatedOrg org) => Org = org;

    public SimulatedOrg Org { get; }

    public StreamingClient Client { get; private set; } = null!;

    public CapturedLog Log { get; } = new();

    public static SessionSettings ShortPauses { get; } = SessionSettings.Default with
    {
        Recovery = new BackoffDelays(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(100)),
        Busy = new BackoffDelays(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(100)),
        Limit = new BackoffDelays(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(100)),
        Routing = new SlowConsumerLimits { MaxHold = TimeSpan.FromSeconds(1) },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestOrg> StartAsync(
        Action<SimulatedOrgOptions>? configureOrg = null, Action<StreamingClientOptions, SimulatedOrg>? configureClient = null)
    {
        var options = new SimulatedOrgOptions();
        configureOrg?.Invoke(options);
        var test = new TestOrg(await SimulatedOrg.StartAsync(options, Token));
        test.Org.AddPushTopic("AccountUpdates");
        test.Org.AddGenericChannel(Alerts);
        test.Client = test.MakeClient(configureClient);
        return test;
    }

    /// <summary>Makes another client of the same org.</summary>
    public StreamingClient MakeClient(Action<StreamingClientOptions, SimulatedOrg>? configure = null)
    {
        var user = Org.User;
        var options = new StreamingClientOptions
        {
            AccessTokens = new PasswordFlow(user.Username, user.Password, user.ClientId, user.ClientSecret) { LoginUrl = Org.Url },
            LoggerFactory = Log,
        };
        configure?.Invoke(options, Org);
        var client = new StreamingClient(options, ShortPauses);
        _clients.Add(client);
        return client;
    }

    /// <summary>Publishes an account named after its number.</summary>
    /// <returns>The account's id.</returns>
    public async Task<string> PublishAccountAsync()
    {
        var id = $"001-{++_count}";
        await Org.PublishPushTopicAsync(Accounts, "updated", new { Id = id, Name = $"Account {_count}" }, Token);
        return id;
    }

    public async Task<string> PublishAlertAsync()
    {
        var text = $"alert {++_count}";
        await Org.PublishGenericAsync(Alerts, new { Text = text }, Token);
        return text;
    }

    /// <summary>Moves an enumeration for the first time and returns when its channel is subscribed.</summary>
    public async Task<Task<bool>> MoveWhenSubscribedAsync<T>(IAsyncEnumerator<T> events, string channel = Accounts, int subscribers = 1)
    {
        var move = events.MoveNextAsync().AsTask();
        var subscribed = Org.WaitForSubscribersAsync(channel, subscribers, Token);
        await await Task.WhenAny(move, subscribed);
        return move;
    }

    public async ValueTask DisposeAsync()
    {
        // A client that is left would go on looking for its org while other tests listen.
        foreach (var client in _clients) await client.DisposeAsync();
        await Org.DisposeAsync();
    }
}
