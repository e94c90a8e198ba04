using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Provisioning;

/// <summary>Lost responses, other processes and expired tokens while a plan is applied.</summary>
public sealed class ProvisionFailureTests
{
    private const int Limit = 30_000;
    private const string Query = "SELECT Id, Name FROM Account";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(DropPoint.BeforeHeaders)]
    [InlineData(DropPoint.MidBody)]
    public async Task After_a_lost_response_the_org_is_read_and_nothing_is_created_twice(DropPoint point)
    {
        await using var test = await TestOrg.StartAsync();
        var plan = await PlanAsync(test, new("A", Query), new("B", Query));
        test.Org.Faults.DropConnection(RequestKind.TopicChanges, point);
        var results = await plan.ApplyAsync(cancellationToken: Token);
        Assert.Equal(["A Applied", "B Applied"], Texts(results));
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.TopicChanges));
    }

    [Fact(Timeout = Limit)]
    public async Task A_lost_response_to_a_deletion_is_cleared_up_by_reading()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.AddPushTopic(new PushTopicDraft("A", Query));
        var plan = await test.Client.ProvisionAsync([], new ProvisionOptions { Delete = ["A"] }, Token);
        test.Org.Faults.DropConnection(RequestKind.TopicChanges, DropPoint.BeforeHeaders);
        Assert.Equal(["A Applied"], Texts(await plan.ApplyAsync(cancellationToken: Token)));
    }

    [Theory(Timeout = Limit)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task A_change_whose_outcome_stays_unknown_stops_the_rest(int status)
    {
        await using var test = await TestOrg.StartAsync();
        var plan = await PlanAsync(test, new("A", Query), new("B", Query));
        test.Org.Faults.AnswerHttp(RequestKind.TopicChanges, status);
        var results = await plan.ApplyAsync(cancellationToken: Token);
        Assert.Equal(["A Unknown", "B NotSent"], Texts(results));
        Assert.Contains($"HTTP {status}", results[0].Error, StringComparison.Ordinal);
        Assert.Contains("an earlier request failed", results[1].Error, StringComparison.Ordinal);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.TopicChanges));

        // A new plan continues.
        Assert.Equal(["A Applied", "B Applied"], Texts(await (await PlanAsync(test, new("A", Query), new("B", Query))).ApplyAsync(cancellationToken: Token)));
    }

    [Fact(Timeout = Limit)]
    public async Task An_outcome_that_cannot_be_read_is_unknown()
    {
        using var hook = new RequestHook();
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => options.HttpHandler = hook);
        var plan = await PlanAsync(test, new PushTopicDefinition("A", Query));
        test.Org.Faults.DropConnection(RequestKind.TopicChanges, DropPoint.BeforeHeaders);
        hook.Before = request =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/PushTopic", StringComparison.Ordinal)) test.Org.Faults.AnswerHttp(RequestKind.Records, 503);
        };
        Assert.Equal(["A Unknown"], Texts(await plan.ApplyAsync(cancellationToken: Token)));
    }

    [Theory(Timeout = Limit)]
    [InlineData(Query, "A AlreadyApplied")]
    [InlineData("SELECT Id FROM Account WHERE Name = 'x'", "A Refused")]
    public async Task Another_process_that_creates_the_PushTopic_first_wins(string other, string expected)
    {
        using var hook = new RequestHook();
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => options.HttpHandler = hook);
        var plan = await PlanAsync(test, new PushTopicDefinition("A", Query));
        hook.Before = request =>
        {
            if (request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/PushTopic", StringComparison.Ordinal))
                test.Org.AddPushTopic(new PushTopicDraft("A", other));
        };
        var result = Assert.Single(await plan.ApplyAsync(cancellationToken: Token));
        Assert.Equal(expected, $"A {result.Status}");
        Assert.Equal(result.IsApplied ? null : "DUPLICATE_VALUE", result.ErrorCode);
        Assert.Equal(other, Assert.Single((await PlanAsync(test)).Items).Current!.Query);
    }

    [Fact(Timeout = Limit)]
    public async Task Two_processes_that_apply_the_same_plan_at_the_same_time_both_succeed()
    {
        await using var test = await TestOrg.StartAsync();
        var second = test.MakeClient();
        var wanted = new ProvisionOptions { Topics = [.. Enumerable.Range(0, 8).Select(static i => new PushTopicDefinition($"T{i}", Query))] };
        var plans = await Task.WhenAll(test.Client.ProvisionAsync([], wanted, Token), second.ProvisionAsync([], wanted, Token));
        var results = await Task.WhenAll(plans.Select(static plan => plan.ApplyAsync(cancellationToken: Token)));
        Assert.All(results, static one => Assert.True(one.AllApplied, one.ToString()));
        Assert.Equal(8, results.SelectMany(static one => one).Count(static one => one.Status == ProvisionStatus.Applied));
        Assert.False((await test.Client.ProvisionAsync([], wanted, Token)).HasDrift);
    }

    [Fact(Timeout = Limit)]
    public async Task A_PushTopic_that_has_changed_since_the_plan_is_not_touched()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.AddPushTopic(new PushTopicDraft("A", Query) { IsActive = false });
        test.Org.AddPushTopic(new PushTopicDraft("D", Query));
        var plan = await test.Client.ProvisionAsync([], new ProvisionOptions { Topics = [new("A", Query), new("N", Query)], Delete = ["D"] }, Token);
        test.Org.AddPushTopic(new PushTopicDraft("A", Query) { IsActive = false, Description = "new" });
        test.Org.AddPushTopic(new PushTopicDraft("D", Query) { Description = "new" });
        test.Org.AddPushTopic(new PushTopicDraft("N", Query) { IsActive = false });
        var results = await plan.ApplyAsync(cancellationToken: Token);
        Assert.Equal(["A OutOfDate", "D OutOfDate", "N OutOfDate"], Texts(results));
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.TopicChanges));
    }

    [Fact(Timeout = Limit)]
    public async Task A_PushTopic_that_is_deleted_during_its_deletion_is_deleted()
    {
        using var hook = new RequestHook();
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => options.HttpHandler = hook);
        test.Org.AddPushTopic(new PushTopicDraft("A", Query));
        var wanted = new ProvisionOptions { Delete = ["A"] };
        var (plan, other) = (await test.Client.ProvisionAsync([], wanted, Token), await test.MakeClient().ProvisionAsync([], wanted, Token));
        Task<ProvisionResults>? first = null;
        hook.Before = request =>
        {
            if (request.Method == HttpMethod.Delete) first = other.ApplyAsync(cancellationToken: Token);
        };
        var mine = plan.ApplyAsync(cancellationToken: Token);
        var result = Assert.Single(await mine);
        Assert.True(result.IsApplied, result.ToString());
        Assert.True((await first!).AllApplied);
        Assert.Empty((await PlanAsync(test)).Items);
    }

    [Fact(Timeout = Limit)]
    public async Task An_expired_token_is_renewed_and_the_change_is_made_once()
    {
        await using var test = await TestOrg.StartAsync();
        var plan = await PlanAsync(test, new PushTopicDefinition("A", Query));
        test.Org.Faults.RevokeTokens(answerHeldConnects: false);
        Assert.Equal(["A Applied"], Texts(await plan.ApplyAsync(cancellationToken: Token)));
    }

    [Fact(Timeout = Limit)]
    public async Task A_plan_can_be_applied_after_the_client_was_stopped()
    {
        await using var test = await TestOrg.StartAsync();
        var plan = await PlanAsync(test, new PushTopicDefinition("A", Query));
        await test.Client.StopAsync(Token);
        Assert.Equal(["A Applied"], Texts(await plan.ApplyAsync(cancellationToken: Token)));
    }

    [Fact(Timeout = Limit)]
    public async Task A_cancelled_call_has_reported_what_it_did()
    {
        await using var test = await TestOrg.StartAsync();
        var plan = await PlanAsync(test, new("A", Query), new("B", Query));
        using var ending = new CancellationTokenSource();
        var reports = new Reports { Reported = _ => ending.Cancel() };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plan.ApplyAsync(progress: reports, cancellationToken: ending.Token));
        Assert.Equal("A", Assert.Single(reports.All).Item.Name);
        Assert.Equal(["A"], (await PlanAsync(test)).Items.Select(static item => item.Name));
    }

    [Fact(Timeout = Limit)]
    public async Task PushTopics_that_cannot_be_read_before_the_changes_prevent_them()
    {
        await using var test = await TestOrg.StartAsync();
        var plan = await PlanAsync(test, new PushTopicDefinition("A", Query));
        test.Org.Faults.AnswerHttp(RequestKind.Records, 503);
        await Assert.ThrowsAsync<StreamingException>(() => plan.ApplyAsync(cancellationToken: Token));
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.TopicChanges));
    }

    private static IEnumerable<string> Texts(ProvisionResults results) => results.Select(static one => $"{one.Item.Name} {one.Status}");

    private static Task<ProvisionPlan> PlanAsync(TestOrg test, params PushTopicDefinition[] topics) =>
        test.Client.ProvisionAsync([], new ProvisionOptions { Topics = topics }, Token);
}
