using TypedStreaming.Simulator;

namespace TypedStreaming.Stories;

/// <summary>Where a story plays: an org, a client of it, and what the program writes.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const string Accounts = "/topic/AccountUpdates";

    private Stage(SimulatedOrg org)
    {
        Org = org;
        org.AddPushTopic("AccountUpdates");
        Client = new StreamingClient(new()
        {
            AccessTokens = new RefreshTokenFlow(org.User.RefreshToken, org.User.ClientId, org.User.ClientSecret) { LoginUrl = org.Url },
        });
    }

    public SimulatedOrg Org { get; }

    public StreamingClient Client { get; }

    public Transcript Output { get; } = new();

    /// <summary>The lines that the program wrote.</summary>
    public string[] Written => Output.Lines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Stage> SetAsync() => new(await SimulatedOrg.StartAsync(cancellationToken: Token));

    /// <summary>Publishes once somebody listens.</summary>
    public async Task PublishToListenerAsync(params string[] names)
    {
        await Org.WaitForSubscribersAsync(Accounts, 1, Token);
        foreach (var name in names) await PublishAsync(name);
    }

    public ValueTask<long> PublishAsync(string name) =>
        Org.PublishPushTopicAsync(Accounts, "updated", new { Id = "001Kx00000Zz1AAIAZ", Name = name }, Token);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Org.DisposeAsync();
        await Output.DisposeAsync();
    }
}
