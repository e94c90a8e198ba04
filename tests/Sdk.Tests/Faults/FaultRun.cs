using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Faults;

/// <summary>
/// A client that has received an event, and so has a position to resume at. All events that are published afterwards must arrive, at a
/// counted number of requests.
/// </summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private readonly List<string> _published = [];
    private int _taken;

    private FaultRun(TestOrg test, Subscription<AccountChange> accounts) => (Test, Accounts) = (test, accounts);

    public TestOrg Test { get; }

    public Subscription<AccountChange> Accounts { get; }

    public OrgFaults Faults => Test.Org.Faults;

    public ExchangeLog Exchanges => Test.Org.Exchanges;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<FaultRun> StartAsync(
        Action<SimulatedOrgOptions>? configureOrg = null, Action<StreamingClientOptions, SimulatedOrg>? configureClient = null)
    {
        var test = await TestOrg.StartAsync(configureOrg, (options, org) =>
        {
            options.ApiVersion = "66.0";
            configureClient?.Invoke(options, org);
        });
        // Saving has a timer too; these runs look for others.
        var accounts = await test.Client.SubscribeAsync<AccountChange>(new() { SaveInterval = TimeSpan.FromHours(1) }, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token); // Else the first event comes on this connect or on the one before.
        var first = await test.PublishAccountAsync();
        Assert.Equal(first, (await accounts.NextAsync(Token)).Id);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        return new FaultRun(test, accounts);
    }

    public async Task PublishAsync(int count = 1)
    {
        for (var i = 0; i < count; i++) _published.Add(await Test.PublishAccountAsync());
    }

    /// <summary>Waits until the client has recovered: a connect of a session that has its channel is waiting at the server again.</summary>
    public Task RecoveredAsync(int handshakes) => RecoveredAsync(TestOrg.Accounts, handshakes);

    public async Task RecoveredAsync(string channel, int handshakes)
    {
        await Exchanges.WaitForAsync(RequestKind.Handshake, handshakes, Token);
        await Test.Org.WaitForSubscribersAsync(channel, 1, Token);
        await Test.Org.WaitForHeldConnectsAsync(1, Token);
    }

    /// <summary>Takes as many events as were published and not yet taken, each once and in order.</summary>
    public async Task AssertNothingLostAsync()
    {
        var received = await Accounts.TakeAsync(_published.Count - _taken, Token);
        Assert.Equal(_published.Skip(_taken), received.Select(static account => account.Id));
        _taken = _published.Count;
    }

    /// <summary>
    /// Publishes once more, and expects all events so far, with exactly this number of handshakes and logins. The number of exchanges is
    /// limited, which rules out a hot loop.
    /// </summary>
    public async Task AssertRecoveredAsync(int handshakes, int logins, int mostRequests)
    {
        await PublishAsync();
        await AssertNothingLostAsync();
        await Test.Org.WaitForHeldConnectsAsync(1, Token);
        Assert.Equal(handshakes, Exchanges.Count(RequestKind.Handshake));
        Assert.Equal(logins, Exchanges.Count(RequestKind.Login));
        Assert.InRange(Exchanges.Count(RequestKind.Any), 1, mostRequests);
    }

    public async ValueTask DisposeAsync()
    {
        await Accounts.DisposeAsync();
        await Test.DisposeAsync();
    }
}
