using System.Text;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Telemetry;

[Collection(TelemetryCollectionDefinition.Name)]
public sealed class MeterTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_run_with_three_losses_is_counted()
    {
        using var heard = new HeardMeters();
        await using var test = await TestOrg.StartAsync();
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await using var alerts = await test.Client.SubscribeAsync<Alert>(cancellationToken: Token);
        for (var i = 0; i < 3; i++) await test.PublishAccountAsync();
        await test.PublishAlertAsync();
        await accounts.TakeAsync(3, Token);
        await alerts.NextAsync(Token);

        await LoseAsync(test, static org => DoAsync(() => org.Faults.ExpireSessions()), handshakes: 2);
        await LoseAsync(test, ResetAsync, handshakes: 3);
        await alerts.NextAsync(Token);
        await LoseAsync(test, static org => DoAsync(() => org.Faults.RevokeTokens()), handshakes: 4);

        var (sums, org) = (heard.Sums, $"typedstreaming.org={test.Org.OrganizationId}");
        Assert.Equal(1, sums["typedstreaming.logins"]); // The org is not known before the first login.
        Assert.Equal(1, sums[$"typedstreaming.logins {org}"]);
        Assert.Equal(4, sums[$"typedstreaming.handshakes {org}"]);
        Assert.Equal(1, sums[$"typedstreaming.sessions.lost {org} error.type=Protocol"]);
        Assert.Equal(1, sums[$"typedstreaming.sessions.lost {org} error.type=Transport"]);
        Assert.Equal(1, sums[$"typedstreaming.sessions.lost {org} error.type=AuthenticationRejected"]);
        Assert.Equal(3, sums[$"typedstreaming.received.events {org} channel=/topic/AccountUpdates"]);
        Assert.Equal(2, sums[$"typedstreaming.received.events {org} channel=/u/Alerts"]);
        AssertTheOrgCountsTheSame(test, sums);
        Assert.Equal(10, sums.Count);
    }

    [Fact(Timeout = Limit)]
    public async Task The_bytes_of_a_message_over_the_limit_are_counted()
    {
        using var heard = new HeardMeters();
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.MaxMessageBytes = 64 * 1024);
        await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = "1", Name = new string('x', 70_000) }, Token);
        await using var deliveries = test.Client.Deliveries(TestOrg.Accounts, new EventsOptions { From = ReplayFrom.Earliest }, Token).GetAsyncEnumerator(Token);
        Assert.True(await deliveries.MoveNextAsync());
        Assert.NotNull(deliveries.Current.Error);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        AssertTheOrgCountsTheSame(test, heard.Sums);
    }

    [Fact(Timeout = Limit)]
    public async Task A_failed_login_is_a_login_too()
    {
        using var heard = new HeardMeters();
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Login, 500);

        await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        Assert.Equal("typedstreaming.logins", Assert.Single(heard.Sums).Key);
    }

    [Fact(Timeout = Limit)]
    public async Task A_disposed_client_measures_nothing_more()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.DisposeAsync();
        using var heard = new HeardMeters();

        await test.Client.StopAsync(Token);

        Assert.Empty(heard.Sums);
    }

    private static async Task ResetAsync(SimulatedOrg org)
    {
        org.Faults.DropConnection(RequestKind.Connect, DropPoint.BeforeHeaders);
        await org.PublishGenericAsync(TestOrg.Alerts, new { Text = "reset" }, Token);
    }

    private static Task DoAsync(Action fault)
    {
        fault();
        return Task.CompletedTask;
    }

    private static async Task LoseAsync(TestOrg test, Func<SimulatedOrg, Task> loseAsync, int handshakes)
    {
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        await loseAsync(test.Org);
        await test.Org.Exchanges.WaitForAsync(RequestKind.Handshake, handshakes, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
    }

    private static void AssertTheOrgCountsTheSame(TestOrg test, IReadOnlyDictionary<string, long> sums)
    {
        var answered = test.Org.Exchanges.Snapshot()
            .Where(static exchange => exchange is { Status: 200, Drop: null, Kind: not (RequestKind.Login or RequestKind.Versions) })
            .ToList();
        Assert.Equal(answered.Count(static exchange => exchange.Kind == RequestKind.Connect), sums[$"typedstreaming.polls typedstreaming.org={test.Org.OrganizationId}"]);
        Assert.Equal(answered.Sum(static exchange => Encoding.UTF8.GetByteCount(exchange.ResponseBody!)), sums[$"typedstreaming.received.bytes typedstreaming.org={test.Org.OrganizationId}"]);
    }
}
