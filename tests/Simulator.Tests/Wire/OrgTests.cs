namespace TypedStreaming.Simulator.Tests.Wire;

/// <summary>Tests of an org on a manual clock, with one PushTopic and one generic channel. Nothing takes longer than the deadline.</summary>
public abstract class OrgTests : IAsyncDisposable
{
    protected const string Topic = "/topic/AccountUpdates";
    protected const string Generic = "/u/Alerts";
    protected const string UnknownClientAdvice = """{"reconnect":"handshake","interval":0}""";
    protected const string NoneAdvice = """{"reconnect":"none","interval":0}""";

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(30), TimeProvider.System);
    private readonly List<IAsyncDisposable> _orgs = [];
    private readonly List<IDisposable> _peers = [];

    private protected ManualTime Time { get; } = new();

    protected CancellationToken Cancel => _deadline.Token;

    public async ValueTask DisposeAsync()
    {
        foreach (var peer in _peers) peer.Dispose();
        foreach (var org in _orgs) await org.DisposeAsync();
        _deadline.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<SimulatedOrg> StartAsync(Action<SimulatedOrgOptions>? configure = null)
    {
        var options = new SimulatedOrgOptions { TimeProvider = Time };
        configure?.Invoke(options);
        var org = await SimulatedOrg.StartAsync(options, Cancel);
        _orgs.Add(org);
        org.AddPushTopic("AccountUpdates");
        org.AddGenericChannel(Generic);
        return org;
    }

    private protected Peer NewPeer(SimulatedOrg org, string? authorization = null)
    {
        var peer = new Peer(org, authorization);
        _peers.Add(peer);
        return peer;
    }

    private protected async Task<Peer> HandshakenAsync(SimulatedOrg org, string path = "cometd/66.0")
    {
        var peer = NewPeer(org);
        peer.Path = path;
        await peer.HandshakeAsync(Cancel);
        return peer;
    }

    /// <summary>A peer past its immediate first connect, subscribed to the PushTopic: its next connect is held.</summary>
    private protected async Task<Peer> SubscribedAsync(SimulatedOrg org, string channel = Topic, string path = "cometd/66.0")
    {
        var peer = await HandshakenAsync(org, path);
        await peer.ConnectAsync(Cancel);
        Assert.True((await peer.SubscribeAsync(channel, -1, Cancel))["successful"]!.GetValue<bool>());
        return peer;
    }

    private protected async Task<Task<System.Text.Json.Nodes.JsonArray>> HoldAsync(SimulatedOrg org, Peer peer)
    {
        var held = peer.ConnectAsync(Cancel);
        await org.WaitForHeldConnectsAsync(1, Cancel);
        return held;
    }

    private protected ValueTask<long> PublishAsync(SimulatedOrg org, string name) =>
        org.PublishPushTopicAsync(Topic, "updated", new { Id = "001Kx00000Zz1AAIAZ", Name = name }, Cancel);
}
