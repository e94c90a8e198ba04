using TypedStreaming.Simulator;

namespace TypedStreaming.Stories;

/// <summary>The environment of a story: an org, a client of it, and the output of the program.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const string Accounts = "/topic/AccountUpdates";

    private readonly InMemoryReplayStore _positions = new();

    private Stage(SimulatedOrg org)
    {
        Org = org;
        org.AddPushTopic("AccountUpdates");
        Client = MakeClient();
    }

    public SimulatedOrg Org { get; }

    public StreamingClient Client { get; }

    public Transcript Output { get; } = new();

    /// <summary>The lines that the program wrote.</summary>
    public string[] Written => Output.Lines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Stage> SetAsync() => new(await SimulatedOrg.StartAsync(cancellationToken: Token));

    /// <summary>Publishes as soon as there is a subscriber.</summary>
    public async Task PublishToListenerAsync(params string[] names)
    {
        await Org.WaitForSubscribersAsync(Accounts, 1, Token);
        foreach (var name in names) await PublishAsync(name);
    }

    /// <summary>Makes the client of another process of the same program, with the same store.</summary>
    public StreamingClient MakeClient(IReplayStore? positions = null) => new(new()
    {
        AccessTokens = new RefreshTokenFlow(Org.User.RefreshToken, Org.User.ClientId, Org.User.ClientSecret) { LoginUrl = Org.Url },
        ReplayStore = positions ?? _positions,
    });

    /// <summary>Stores a position as if an earlier run had processed the event of this id.</summary>
    public async Task StoreAsync(long replayId)
    {
        await using var cursor = await _positions.OpenAsync(new ReplayKey(Org.OrganizationId, Accounts, "default"), Token);
        await cursor.SaveAsync(new ReplayPosition { ReplayId = replayId, At = DateTimeOffset.UnixEpoch }, Token);
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
