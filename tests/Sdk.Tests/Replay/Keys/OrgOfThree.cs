using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Replay.Keys;

/// <summary>An org of a known id with three events, and clients of it with one store.</summary>
internal sealed class OrgOfThree : IAsyncDisposable
{
    private readonly IReplayStore _store;

    private OrgOfThree(TestOrg org, IReplayStore store) => (Org, _store, Client) = (org, store, MakeClient(org, store));

    public TestOrg Org { get; }

    public StreamingClient Client { get; }

    /// <summary>The replay ids of the three.</summary>
    public IReadOnlyList<long> Ids { get; } = [1, 4, 7];

    public static async Task<OrgOfThree> StartAsync(string organizationId, IReplayStore store)
    {
        var org = await TestOrg.StartAsync(options => options.OrganizationId = organizationId);
        for (var count = 0; count < 3; count++) await org.PublishAccountAsync();
        return new OrgOfThree(org, store);
    }

    public StreamingClient MakeClient() => MakeClient(_store);

    public StreamingClient MakeClient(IReplayStore store) => MakeClient(Org, store);

    public ValueTask DisposeAsync() => Org.DisposeAsync();

    private static StreamingClient MakeClient(TestOrg org, IReplayStore store) => org.MakeClient((options, _) => options.ReplayStore = store);
}
