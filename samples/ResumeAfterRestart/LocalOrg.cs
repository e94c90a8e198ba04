using TypedStreaming;
using TypedStreaming.Simulator;

namespace ResumeAfterRestart;

/// <summary>
/// A simulated Salesforce org in this process. Unlike a real org, it ends with the program. Therefore, it gets the same id and the same history
/// of events at each start, so that replay ids belong to the same events in every run.
/// </summary>
internal sealed class LocalOrg : IAsyncDisposable
{
    public const int Orders = 10;

    private const long FirstReplayId = 101;

    private static readonly string[] Items = ["desk", "chair", "lamp", "shelf", "bench"];

    private readonly SimulatedOrg _org;

    private LocalOrg(SimulatedOrg org) => _org = org;

    public StreamingClientOptions ClientOptions => new()
    {
        AccessTokens = new PasswordFlow(_org.User.Username, _org.User.Password, _org.User.ClientId, _org.User.ClientSecret)
        {
            LoginUrl = _org.Url,
        },
    };

    public static long LastReplayId => FirstReplayId + Orders - 1;

    public static async Task<LocalOrg> StartAsync()
    {
        var org = await SimulatedOrg.StartAsync(new SimulatedOrgOptions
        {
            OrganizationId = "00D000000000001EAA",
            FirstReplayId = FirstReplayId,
            ReplayIdStride = 1,
        });
        org.AddGenericChannel(OrderPlaced.Channel);
        for (var number = 1; number <= Orders; number++)
            await org.PublishGenericAsync(OrderPlaced.Channel, new { Number = number, Item = Items[number % Items.Length] });
        return new LocalOrg(org);
    }

    /// <summary>The replay id that a store contains for the consumer of the sample, or null if it contains none.</summary>
    public async Task<long?> StoredInAsync(IReplayStore store)
    {
        await using var cursor = await store.OpenAsync(new ReplayKey(_org.OrganizationId, OrderPlaced.Channel, "default"), CancellationToken.None);
        return cursor.Position?.ReplayId;
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();
}
