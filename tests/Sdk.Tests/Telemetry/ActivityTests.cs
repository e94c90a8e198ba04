using System.Diagnostics;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Telemetry;

[Collection(TelemetryCollectionDefinition.Name)]
public sealed class ActivityTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_run_is_told_by_its_requests_and_polls_are_not_among_them()
    {
        using var heard = new HeardActivities();
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        await test.Client.UnsubscribeAsync(TestOrg.Accounts, Token);
        await test.Client.StopAsync(Token);

        Assert.Equal(
            ["login", "handshake", "subscribe", "unsubscribe", "disconnect"],
            heard.Stopped.Select(static activity => activity.OperationName.Replace("typedstreaming ", "", StringComparison.Ordinal)));
        Assert.Equal(0, heard.Running);
        Assert.All(heard.Stopped, static activity => Assert.Equal(ActivityKind.Client, activity.Kind));
        Assert.All(heard.Stopped, static activity => Assert.Equal(ActivityStatusCode.Unset, activity.Status));
        Assert.All(heard.Stopped.Skip(1), static activity => Assert.Equal("127.0.0.1", activity.GetTagItem("server.address")));
        foreach (var name in (string[])["subscribe", "unsubscribe"])
            Assert.Equal(TestOrg.Accounts, Assert.Single(heard.Named(name)).GetTagItem("typedstreaming.channel"));
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_subscribe_has_the_servers_words_as_its_status()
    {
        using var heard = new HeardActivities();
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.Refuse(RequestKind.Subscribe, "403::No access on channel");

        await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token));

        AssertFailed(Assert.Single(heard.Named("subscribe")), "403::No access on channel");
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_handshake_has_its_cause_as_its_status()
    {
        using var heard = new HeardActivities();
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.Refuse(
            RequestKind.Handshake, "403::Handshake denied", "none", failureReason: "403::Organization concurrent user limit exceeded");

        await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        AssertFailed(Assert.Single(heard.Named("handshake")), "403::Organization concurrent user limit exceeded");
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_login_has_its_cause_as_its_status()
    {
        using var heard = new HeardActivities();
        await using var test = await TestOrg.StartAsync(configureClient: static (options, org) => options.AccessTokens =
            new PasswordFlow(org.User.Username, "wrong", org.User.ClientId, org.User.ClientSecret) { LoginUrl = org.Url });

        var refused = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        AssertFailed(Assert.Single(heard.Named("login")), refused.Message);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Handshake, "handshake")]
    [InlineData(RequestKind.Subscribe, "subscribe")]
    public async Task A_lost_request_is_a_failed_one_and_the_next_is_not(RequestKind kind, string name)
    {
        using var heard = new HeardActivities();
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.DropConnection(kind, DropPoint.BeforeHeaders);

        test.Org.Faults.ExpireSessions();
        await test.Org.Exchanges.WaitForAsync(kind, 3, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);

        Assert.Equal(
            [ActivityStatusCode.Unset, ActivityStatusCode.Error, ActivityStatusCode.Unset],
            heard.Named(name).Select(static activity => activity.Status));
        Assert.Equal(0, heard.Running);
    }

    private static void AssertFailed(Activity activity, string why)
    {
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Equal(why, activity.StatusDescription);
    }
}
