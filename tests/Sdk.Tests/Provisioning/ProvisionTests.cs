using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Provisioning;

/// <summary>Plans of a client and a simulated org, and what they change, over real sockets.</summary>
public sealed class ProvisionTests
{
    private const int Limit = 30_000;
    private const string Query = "SELECT Id, Name FROM Account";

    private static readonly EventRegistration[] Orders = [EventRegistration.Of<OpenOrder>()];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_plan_changes_nothing_until_it_is_applied()
    {
        await using var test = await TestOrg.StartAsync();
        var plan = await test.Client.ProvisionAsync(Orders, cancellationToken: Token);
        Assert.Equal("create OpenOrders", Assert.Single(plan.Items).ToString());
        Assert.True(plan is { HasChanges: true, HasDrift: true });
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.TopicChanges));

        Assert.True((await plan.ApplyAsync(cancellationToken: Token)).AllApplied);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.TopicChanges));
        var again = await test.Client.ProvisionAsync(Orders, cancellationToken: Token);
        Assert.Equal(ProvisionAction.None, Assert.Single(again.Items).Action);
        Assert.False(again.HasDrift);
        Assert.Equal(
            new PushTopicDefinition("OpenOrders", "SELECT Id, Status__c FROM Order__c WHERE Status__c != 'Draft'")
            {
                NotifyForFields = PushTopicFields.Where,
                NotifyForOperations = PushTopicOperations.Create | PushTopicOperations.Update,
                ApiVersion = "60.0",
                Description = "Orders that are not drafts",
            },
            again.Items[0].Current);
        Assert.Empty(await again.ApplyAsync(cancellationToken: Token));
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.TopicChanges));
    }

    [Fact(Timeout = Limit)]
    public async Task A_provisioned_PushTopic_sends_events()
    {
        await using var test = await TestOrg.StartAsync();
        await (await test.Client.ProvisionAsync(Orders, cancellationToken: Token)).ApplyAsync(cancellationToken: Token);
        await using var events = test.Client.Events<OpenOrder>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var moved = await test.MoveWhenSubscribedAsync(events, "/topic/OpenOrders?Status__c=Open");
        await test.Org.PublishChangeAsync("Order__c", "a01Kx00000A1b2CIAR", new { Status__c = "Open" }, Token);
        Assert.True(await moved);
        Assert.Equal("Open", events.Current.Status__c);
    }

    [Fact(Timeout = Limit)]
    public async Task Only_the_fields_that_differ_are_sent()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.AddPushTopic(new PushTopicDraft("Accounts", "SELECT Id FROM Account WHERE Name = 'x'") { Description = "of an administrator", NotifyForOperationDelete = false });
        var plan = await PlanAsync(test, new PushTopicDefinition("Accounts", Query) { IsActive = true });
        Assert.Equal("update Accounts: Query", Assert.Single(plan.Items).ToString());
        Assert.True((await plan.ApplyAsync(cancellationToken: Token)).AllApplied);
        Assert.Equal($$"""{"Query":"{{Query}}"}""", Assert.Single(test.Org.Exchanges.Snapshot(RequestKind.TopicChanges)).RequestBody);
        var current = Assert.Single((await PlanAsync(test)).Items).Current!;
        Assert.Equal((Query, "of an administrator", false), (current.Query, current.Description, current.NotifyForOperations!.Value.HasFlag(PushTopicOperations.Delete)));
    }

    [Fact(Timeout = Limit)]
    public async Task A_PushTopic_that_only_the_org_has_is_never_deleted_and_a_named_one_is()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.AddPushTopic(new PushTopicDraft("Mine", Query));
        test.Org.AddPushTopic(new PushTopicDraft("Theirs", Query));
        var plan = await test.Client.ProvisionAsync(Orders, new ProvisionOptions { Delete = ["Mine"] }, Token);
        Assert.Equal("1 create, 1 delete, 1 unmanaged", plan.ToString());
        Assert.True((await plan.ApplyAsync(cancellationToken: Token)).AllApplied);
        Assert.Equal(["OpenOrders", "Theirs"], (await PlanAsync(test)).Items.Select(static item => item.Name));
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_PushTopic_does_not_stop_the_others_and_says_why()
    {
        await using var test = await TestOrg.StartAsync();
        var plan = await PlanAsync(test, new("A", Query), new("B", "SELECT Name FROM Account"), new("C"), new("D", Query));
        var reported = new Reports();
        var results = await plan.ApplyAsync(progress: reported, cancellationToken: Token);
        Assert.False(results.AllApplied);
        Assert.Equal(["A Applied", "B Refused", "C Refused", "D Applied"], results.Select(static one => $"{one.Item.Name} {one.Status}"));
        Assert.NotNull(results[1].ErrorCode);
        Assert.NotEmpty(results[1].Error!);
        Assert.Contains("its query is not known", results[2].Error, StringComparison.Ordinal);
        Assert.Equal(results, reported.All);
    }

    [Theory(Timeout = Limit)]
    [InlineData("Enterprise Edition", false, true)]
    [InlineData("Enterprise Edition", true, false)]
    [InlineData("Developer Edition", false, false)]
    public async Task A_production_org_needs_permission(string edition, bool isSandbox, bool isProduction)
    {
        await using var test = await TestOrg.StartAsync(options => (options.Edition, options.IsSandbox) = (edition, isSandbox));
        var plan = await PlanAsync(test, new PushTopicDefinition("A", Query));
        Assert.Equal(
            (isProduction, isSandbox, edition, test.Org.OrganizationId),
            (plan.Organization.IsProduction, plan.Organization.IsSandbox, plan.Organization.Edition, plan.Organization.Id));
        if (isProduction)
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => plan.ApplyAsync(cancellationToken: Token));
            Assert.Contains("allowProduction", refused.Message, StringComparison.Ordinal);
            Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.TopicChanges));
        }

        Assert.True((await plan.ApplyAsync(allowProduction: isProduction, cancellationToken: Token)).AllApplied);
    }

    [Fact(Timeout = Limit)]
    public async Task An_org_whose_kind_is_unknown_counts_as_production()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Records, 400, """[{"errorCode":"INVALID_TYPE","message":"sObject type 'Organization' is not supported."}]""");
        var plan = await PlanAsync(test, new PushTopicDefinition("A", Query));
        Assert.True(plan.Organization is { IsProduction: true, Id: null, IsSandbox: null });
        await Assert.ThrowsAsync<InvalidOperationException>(() => plan.ApplyAsync(cancellationToken: Token));
    }

    [Fact(Timeout = Limit)]
    public async Task A_plan_without_changes_can_be_applied_to_any_org()
    {
        await using var test = await TestOrg.StartAsync(static options => options.Edition = "Enterprise Edition");
        Assert.Empty(await (await PlanAsync(test)).ApplyAsync(cancellationToken: Token));
    }

    [Fact(Timeout = Limit)]
    public async Task Another_part_of_a_long_result_is_read_too()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.AddPushTopic(new PushTopicDraft("B", Query));
        await test.Client.StartAsync(Token);
        var soql = Uri.EscapeDataString("SELECT Id, Name FROM PushTopic");
        test.Org.Faults.AnswerHttp(RequestKind.Records, 200, """{"records":[]}""");
        test.Org.Faults.AnswerHttp(RequestKind.Records, 200, $$"""{"done":false,"nextRecordsUrl":"/services/data/v66.0/query?q={{soql}}","records":[{"Id":"0IFKx0000000001","Name":"A"}]}""");
        Assert.Equal(["A", "B"], (await PlanAsync(test)).Items.Select(static item => item.Name));
    }

    [Fact(Timeout = Limit)]
    public async Task A_part_of_a_plan_changes_only_that_part()
    {
        await using var test = await TestOrg.StartAsync();
        var plan = await PlanAsync(test, new("A", Query), new("B", Query));
        Assert.Equal("B", Assert.Single(await plan.Only(static item => item.Name == "B").ApplyAsync(cancellationToken: Token)).Item.Name);
        Assert.Equal(["B"], (await PlanAsync(test)).Items.Select(static item => item.Name));
    }

    [Fact(Timeout = Limit)]
    public async Task Types_that_contradict_each_other_are_refused_before_any_request()
    {
        await using var test = await TestOrg.StartAsync();
        var refused = await Assert.ThrowsAsync<ArgumentException>(
            () => test.Client.ProvisionAsync([.. Orders, EventRegistration.Of<OtherOpenOrder>()], cancellationToken: Token));
        Assert.Contains("OpenOrder and OtherOpenOrder specify different settings for the PushTopic 'OpenOrders'", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.ProvisionAsync(Orders, new ProvisionOptions { Delete = ["OpenOrders"] }, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.ProvisionAsync([null!], cancellationToken: Token));
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.ProvisionAsync([], new ProvisionOptions { Topics = [null!] }, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.ProvisionAsync([], new ProvisionOptions { Delete = [null!] }, Token));
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Any));
    }

    [Fact(Timeout = Limit)]
    public async Task Types_without_settings_and_types_of_other_kinds_add_nothing()
    {
        await using var test = await TestOrg.StartAsync();
        var plan = await test.Client.ProvisionAsync(
            [EventRegistration.Of<OpenOrderStatus>(), .. Orders, EventRegistration.Of<OpenOrderStatus>(), EventRegistration.Of<LowInk>()], cancellationToken: Token);
        Assert.Equal("create OpenOrders", Assert.Single(plan.Items).ToString());
        var alone = await test.Client.ProvisionAsync([EventRegistration.Of<OpenOrderStatus>()], cancellationToken: Token);
        Assert.Equal(ProvisionAction.Blocked, Assert.Single(alone.Items).Action);
    }

    private static Task<ProvisionPlan> PlanAsync(TestOrg test, params PushTopicDefinition[] topics) =>
        test.Client.ProvisionAsync([], new ProvisionOptions { Topics = topics }, Token);
}
