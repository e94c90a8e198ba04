using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Provisioning;

/// <summary>The login of a client that makes plans: it needs no session, and uses the one that is there.</summary>
public sealed class ProvisionLoginTests
{
    private const int Limit = 30_000;

    private static readonly ProvisionOptions Wanted = new() { Topics = [new PushTopicDefinition("A", "SELECT Id, Name FROM Account")] };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Without_a_session_there_is_a_login_and_no_handshake()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Handshake, 503);
        Assert.True((await (await test.Client.ProvisionAsync([], Wanted, Token)).ApplyAsync(cancellationToken: Token)).AllApplied);
        Assert.False((await test.Client.ProvisionAsync([], Wanted, Token)).HasDrift);
        Assert.Equal((1, 1, 0, 0), (Count(test, RequestKind.Login), Count(test, RequestKind.Versions), Count(test, RequestKind.Handshake), Count(test, RequestKind.Connect)));
        Assert.Equal((ClientState.Stopped, test.Org.OrganizationId), (test.Client.State, test.Client.OrganizationId));
    }

    [Fact(Timeout = Limit)]
    public async Task The_token_of_a_session_is_used()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.StartAsync(Token);
        await test.Client.ProvisionAsync([], Wanted, Token);
        Assert.Equal((1, 1), (Count(test, RequestKind.Login), Count(test, RequestKind.Versions)));
        test.Org.Faults.RevokeTokens(answerHeldConnects: false);
        await test.Client.ProvisionAsync([], Wanted, Token);
        Assert.Equal(2, Count(test, RequestKind.Login));
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_token_is_replaced_by_one_login_without_a_session()
    {
        await using var test = await TestOrg.StartAsync();
        var plan = await test.Client.ProvisionAsync([], Wanted, Token);
        test.Org.Faults.RevokeTokens(answerHeldConnects: false);
        Assert.True((await plan.ApplyAsync(cancellationToken: Token)).AllApplied);
        Assert.Equal((2, 0), (Count(test, RequestKind.Login), Count(test, RequestKind.Handshake)));
    }

    [Fact(Timeout = Limit)]
    public async Task The_token_source_gets_one_call_at_a_time()
    {
        CountingSource? source = null;
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => options.AccessTokens = source = new CountingSource(options.AccessTokens!));
        var plans = Task.WhenAll(test.Client.ProvisionAsync([], Wanted, Token), test.Client.ProvisionAsync([], Wanted, Token));
        await source!.Called.Task.WaitAsync(Token);
        var start = test.Client.StartAsync(Token);
        source.Go.SetResult();
        await plans;
        await start;
        Assert.Equal((1, 2), (source.Most, source.Count));
    }

    [Fact(Timeout = Limit)]
    public async Task A_login_beyond_the_limit_waits()
    {
        var clock = new ManualTimeProvider();
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => (options.TimeProvider, options.MaxLoginsPerHour) = (clock, 6));
        await test.Client.ProvisionAsync([], Wanted, Token);
        test.Org.Faults.RevokeTokens(answerHeldConnects: false);
        var waits = clock.TimerAsync(TimeSpan.FromMinutes(10));
        var plan = test.Client.ProvisionAsync([], Wanted, Token);
        await waits.WaitAsync(Token);
        Assert.Contains(test.Log.Entries, static entry => entry.Text.Contains("MaxLoginsPerHour has been reached", StringComparison.Ordinal));
        Assert.False(plan.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(10));
        await plan;
        Assert.Equal(2, Count(test, RequestKind.Login));
    }

    [Fact(Timeout = Limit)]
    public async Task A_login_that_waits_for_the_limit_ends_with_the_client()
    {
        var clock = new ManualTimeProvider();
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => (options.TimeProvider, options.MaxLoginsPerHour) = (clock, 1));
        await test.Client.ProvisionAsync([], Wanted, Token);
        test.Org.Faults.RevokeTokens(answerHeldConnects: false);
        var waits = clock.TimerAsync(TimeSpan.FromHours(1));
        var plan = test.Client.ProvisionAsync([], Wanted, Token);
        await waits.WaitAsync(Token);
        await test.Client.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => plan);
    }

    [Fact(Timeout = Limit)]
    public async Task The_login_of_a_session_that_is_starting_counts()
    {
        CountingSource? source = null;
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => (options.AccessTokens, options.MaxLoginsPerHour) = (source = new CountingSource(options.AccessTokens!), 6));
        var start = test.Client.StartAsync(Token);
        await source!.Called.Task.WaitAsync(Token);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var plan = test.Client.ProvisionAsync([], Wanted, ends.Token);
        source.Go.SetResult();
        await start;
        await test.Client.StopAsync(Token);
        Assert.False(plan.IsCompleted);
        Assert.Equal(1, source.Count);
        await ends.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plan);
    }

    [Fact(Timeout = Limit)]
    public async Task The_token_of_a_session_that_does_not_know_the_version_yet_is_used()
    {
        var clock = new ManualTimeProvider();
        var wait = TimeSpan.FromSeconds(20);
        await using var test = await TestOrg.StartAsync(options => options.TimeProvider = clock);
        test.Org.Faults.Delay(RequestKind.Versions, wait);
        var isDelayed = clock.TimerAsync(wait);
        var start = test.Client.StartAsync(Token);
        await isDelayed.WaitAsync(Token);
        await test.Client.ProvisionAsync([], Wanted, Token);
        Assert.Equal(1, Count(test, RequestKind.Login));
        clock.Advance(wait);
        await start;
        Assert.Equal(1, Count(test, RequestKind.Login));
    }

    /// <summary>The renewed token is valid, but belongs to another org, such as a production org in place of a sandbox.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_plan_is_not_applied_to_another_org()
    {
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => options.AccessTokens = new MovingSource(options.AccessTokens!));
        var plan = await test.Client.ProvisionAsync([], Wanted, Token);
        test.Org.Faults.RevokeTokens(answerHeldConnects: false);
        var failure = await Assert.ThrowsAsync<StreamingException>(() => plan.ApplyAsync(allowProduction: true, cancellationToken: Token));
        Assert.Equal((StreamingError.Configuration, false), (failure.Error, failure.IsTransient));
        Assert.Contains($"now belongs to org {MovingSource.Other}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("create a new plan", failure.Message, StringComparison.Ordinal);
        var next = await test.Client.ProvisionAsync([], Wanted, Token);
        Assert.True(next.HasChanges);
        await Assert.ThrowsAsync<StreamingException>(() => plan.ApplyAsync(allowProduction: true, cancellationToken: Token));
    }

    [Fact(Timeout = Limit)]
    public async Task A_failed_login_is_thrown_and_the_next_call_logs_in()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Login, 400, """{"error":"invalid_grant"}""");
        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.ProvisionAsync([], Wanted, Token));
        Assert.Equal(StreamingError.LoginRefused, failure.Error);
        await test.Client.ProvisionAsync([], Wanted, Token);
        await test.Client.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => test.Client.ProvisionAsync([], Wanted, Token));
    }

    private static int Count(TestOrg test, RequestKind kind) => test.Org.Exchanges.Count(kind);
}
