using System.Collections.Concurrent;
using TypedStreaming.PubSub.Streams;
using TypedStreaming.Session;
using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.PubSub.Tests.Fixtures;

/// <summary>A simulated org with both transports and one platform event, and a client whose pauses are short.</summary>
internal sealed class PubSubOrg : IAsyncDisposable
{
    private readonly ConcurrentBag<IAsyncDisposable> _clients = [];
    private int _count;

    private PubSubOrg(SimulatedOrg org, SimulatedPubSub pubSub) => (Org, PubSub) = (org, pubSub);

    public SimulatedOrg Org { get; }

    public SimulatedPubSub PubSub { get; }

    public PubSubClient Client { get; private set; } = null!;

    public static StreamSettings ShortPauses { get; } = new()
    {
        Loss = Short,
        Busy = Short,
        Limit = Short,
        FreshTokenRefused = Short,
        LongestFull = TimeSpan.FromMilliseconds(300),
    };

    private static BackoffDelays Short => new(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(100));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PubSubOrg> StartAsync(
        Action<SimulatedOrgOptions>? configureOrg = null, Action<SimulatedPubSubOptions>? configurePubSub = null, Action<PubSubClientOptions>? configureClient = null)
    {
        var (options, pubSubOptions) = (new SimulatedOrgOptions(), new SimulatedPubSubOptions());
        configureOrg?.Invoke(options);
        configurePubSub?.Invoke(pubSubOptions);
        var org = await SimulatedOrg.StartAsync(options, Token);
        org.AddPlatformEvent("Low_Ink__e", ["Printer_Model__c", "Ink_Percentage__c"]);
        org.AddPlatformEvent("High_Ink__e", ["Printer_Model__c"]);
        var test = new PubSubOrg(org, await SimulatedPubSub.StartAsync(org, pubSubOptions, Token));
        test.Client = test.MakeClient(configureClient);
        return test;
    }

    /// <summary>Makes another client of the same org over the Pub/Sub API.</summary>
    public PubSubClient MakeClient(Action<PubSubClientOptions>? configure = null, StreamSettings? settings = null)
    {
        var options = new PubSubClientOptions { AccessTokens = Login(), Endpoint = PubSub.Url };
        configure?.Invoke(options);
        var client = new PubSubClient(options, settings ?? ShortPauses);
        _clients.Add(client);
        return client;
    }

    /// <summary>Makes a client of the same org over CometD.</summary>
    public StreamingClient MakeCometDClient(Action<StreamingClientOptions>? configure = null)
    {
        var options = new StreamingClientOptions { AccessTokens = Login() };
        configure?.Invoke(options);
        var client = new StreamingClient(options);
        _clients.Add(client);
        return client;
    }

    public PasswordFlow Login()
    {
        var user = Org.User;
        return new PasswordFlow(user.Username, user.Password, user.ClientId, user.ClientSecret) { LoginUrl = Org.Url };
    }

    /// <summary>Publishes events whose ink percentages are consecutive numbers, from 1.</summary>
    public async Task PublishAsync(int count = 1)
    {
        for (var i = 0; i < count; i++)
            await Org.PublishPlatformEventAsync(LowInk.OwnChannel, new { Printer_Model__c = $"M{_count + 1}", Ink_Percentage__c = ++_count }, cancellationToken: Token);
    }

    /// <summary>Publishes an event of the other type.</summary>
    public async Task PublishOtherAsync() =>
        await Org.PublishPlatformEventAsync(HighInk.OwnChannel, new { Printer_Model__c = "other" }, cancellationToken: Token);

    /// <summary>Starts to move to the first event, and returns when the stream is open.</summary>
    public async Task<Task<bool>> MoveWhenSubscribedAsync<T>(IAsyncEnumerator<T> events)
    {
        var move = events.MoveNextAsync().AsTask();
        await await Task.WhenAny(move, WaitForStreamsAsync(1));
        return move;
    }

    public Task WaitForStreamsAsync(int count) => PubSub.Calls.WaitForOpenStreamsAsync(count, cancellationToken: Token);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) await client.DisposeAsync();
        await PubSub.DisposeAsync();
        await Org.DisposeAsync();
    }
}
