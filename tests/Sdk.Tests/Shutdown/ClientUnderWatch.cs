using TypedStreaming.Session;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Faults;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Shutdown;

/// <summary>
/// A client with a clock and a network of the test, so that everything that is left of it can be seen: a timer, a request, a session on the
/// org.
/// </summary>
internal sealed class ClientUnderWatch : IAsyncDisposable
{
    private readonly FailingNetwork _network = new();

    private ClientUnderWatch(SimulatedOrg org)
    {
        Org = org;
        var user = org.User;
        Client = new StreamingClient(
            new StreamingClientOptions
            {
                AccessTokens = new PasswordFlow(user.Username, user.Password, user.ClientId, user.ClientSecret) { LoginUrl = org.Url },
                HttpHandler = _network,
                TimeProvider = Clock,
            },
            SessionSettings.Default);
    }

    public SimulatedOrg Org { get; }

    public StreamingClient Client { get; }

    public ManualTimeProvider Clock { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ClientUnderWatch> StartOrgAsync()
    {
        var org = await SimulatedOrg.StartAsync(cancellationToken: Token);
        org.AddPushTopic("AccountUpdates");
        return new ClientUnderWatch(org);
    }

    /// <summary>Connects the client and waits until a connect is waiting at the server.</summary>
    public async Task ConnectAsync()
    {
        await Client.StartAsync(Token);
        await Org.WaitForHeldConnectsAsync(1, Token);
    }

    /// <summary>Waits until only that many requests are running: cancelled requests have had the time to end.</summary>
    public Task WhenInFlightAsync(int count) => _network.WhenInFlightAsync(count).WaitAsync(Token);

    /// <summary>Checks that nothing is left when the disposal has ended: no timer, no request, and no session that uses a slot of the org.</summary>
    public void AssertNothingLeft(int sessions = 0)
    {
        Assert.Equal(0, Clock.TimerCount);
        Assert.Equal(0, _network.InFlight);
        Assert.Equal(sessions, Org.SessionCount);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        _network.Dispose();
        await Org.DisposeAsync();
    }
}
