using TypedStreaming.Provisioning;

namespace TypedStreaming.Tests.Provisioning;

/// <summary>The decisions of a plan, without an org.</summary>
public sealed class TopicPlannerTests
{
    private const string Query = "SELECT Id, Name FROM Account";

    private static readonly PushTopicDefinition Stored = new("Accounts", Query)
    {
        ApiVersion = "66.0",
        NotifyForFields = PushTopicFields.Referenced,
        NotifyForOperations = PushTopicOperations.All,
        IsActive = true,
        Description = null,
    };

    [Fact]
    public void A_missing_PushTopic_is_created_with_what_the_program_sets()
    {
        var item = Assert.Single(TopicPlanner.Plan([new PushTopicDefinition("Accounts", Query) { NotifyForOperations = PushTopicOperations.Delete }], [], []));
        Assert.Equal((ProvisionAction.Create, "Accounts", null, null), (item.Action, item.Name, item.Id, item.Current));
        Assert.Equal(
            [
                $"Query:{Query}", "IsActive:true", "NotifyForOperationCreate:false", "NotifyForOperationUpdate:false", "NotifyForOperationDelete:true",
                "NotifyForOperationUndelete:false",
            ],
            item.Differences.Select(static one => $"{one.Field}:{one.Wanted}"));
        Assert.All(item.Differences, static one => Assert.Null(one.Current));
    }

    [Fact]
    public void What_the_program_does_not_set_is_not_compared()
    {
        var item = Plan(new PushTopicDefinition("Accounts"), Stored with { NotifyForFields = PushTopicFields.All, Description = "x", ApiVersion = "40.0" });
        Assert.Equal(ProvisionAction.None, item.Action);
        Assert.Empty(item.Differences);
    }

    public static TheoryData<PushTopicDefinition, string> Changes => new()
    {
        { Wanted with { Query = "SELECT Id FROM Account" }, $"Query:{Query}>SELECT Id FROM Account" },
        { Wanted with { ApiVersion = "65.0" }, "ApiVersion:66.0>65.0" },
        { Wanted with { ApiVersion = "66" }, "" },
        { Wanted with { NotifyForFields = PushTopicFields.Select }, "NotifyForFields:Referenced>Select" },
        { Wanted with { NotifyForOperations = PushTopicOperations.Create | PushTopicOperations.Delete }, "NotifyForOperationUpdate:true>false NotifyForOperationUndelete:true>false" },
        { Wanted with { IsActive = false }, "IsActive:true>false" },
        { Wanted with { IsActive = null }, "" },
        { Wanted with { Description = "new" }, "Description:>new" },
        { Wanted with { Description = "" }, "" },
        { Wanted with { Query = "SELECT Id,\n Name\nFROM Account" }, "" },
    };

    private static PushTopicDefinition Wanted => new("Accounts", Query);

    [Theory]
    [MemberData(nameof(Changes))]
    public void Each_field_that_differs_is_shown_alone(PushTopicDefinition wanted, string expected)
    {
        var item = Plan(wanted, Stored);
        Assert.Equal(expected, string.Join(' ', item.Differences.Select(static one => $"{one.Field}:{one.Current}>{one.Wanted}")));
        Assert.Equal(expected.Length == 0 ? ProvisionAction.None : ProvisionAction.Update, item.Action);
        Assert.Equal("0IF1", item.Id);
    }

    public static TheoryData<PushTopicDefinition, string> Refusals => new()
    {
        { new PushTopicDefinition("Accounts2"), "its query is not known" },
        { new PushTopicDefinition("accounts", Query), "The org has 'Accounts', whose name differs only in case" },
        { new PushTopicDefinition(new string('a', 26), Query), "The name has 26 characters. It can have at most 25." },
        { new PushTopicDefinition("", Query), "The name is not valid" },
        { new PushTopicDefinition("/topic/Accounts", Query), "without /topic/" },
        { new PushTopicDefinition("X", " "), "The query is empty" },
        { new PushTopicDefinition("X", new string('q', 1301)), "The query has 1301 characters. It can have at most 1300." },
        { new PushTopicDefinition("X", Query) { Description = new string('d', 401) }, "The description has 401 characters. It can have at most 400." },
        { new PushTopicDefinition("X", Query) { ApiVersion = "20.0" }, "'20.0' is not an API version above 20.0" },
        { new PushTopicDefinition("X", Query) { ApiVersion = "v66" }, "'v66' is not an API version" },
        { new PushTopicDefinition("Accounts2"), "Specify the query in the [PushTopic] attribute or in PushTopicDefinition.Query; with 'tse topics create', use --query." },
        { new PushTopicDefinition("X", Query) { NotifyForFields = (PushTopicFields)7 }, "NotifyForFields is 7, which is not a valid value of PushTopicFields. Specify one of Referenced, Select, Where, All." },
        { new PushTopicDefinition("X", Query) { NotifyForOperations = (PushTopicOperations)17 }, "NotifyForOperations is 17, which is not a combination of values of PushTopicOperations. Specify a combination of" },
        { new PushTopicDefinition("X", "SELECT Id FROM Account WHERE Name = '\ud83d'"), "The query contains half of a surrogate pair. Specify valid Unicode text." },
        { new PushTopicDefinition("X", Query) { Description = "\ude00\ud83d" }, "The description contains half of a surrogate pair." },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_an_org_would_refuse_is_blocked_with_its_reason(PushTopicDefinition wanted, string reason)
    {
        var item = TopicPlanner.Plan([wanted], [new StoredTopic("0IF1", Stored)], []).Single(item => item.Name == wanted.Name);
        Assert.Equal(ProvisionAction.Blocked, item.Action);
        Assert.Contains(reason, item.Reason, StringComparison.Ordinal);
        Assert.False(item.IsChange);
    }

    [Fact]
    public void Texts_of_the_greatest_length_are_not_blocked()
    {
        var wanted = new PushTopicDefinition(new string('a', 25), new string('q', 1300)) { Description = new string('d', 400), ApiVersion = "20.1" };
        Assert.Equal(ProvisionAction.Create, Assert.Single(TopicPlanner.Plan([wanted], [], [])).Action);
    }

    [Fact]
    public void A_PushTopic_that_only_the_org_has_is_left_as_it_is()
    {
        var plan = TopicPlanner.Plan([new PushTopicDefinition("B", Query)], [new StoredTopic("0IF1", Stored)], []);
        Assert.Equal(["unmanaged Accounts", "create B"], plan.Select(static item => item.ToString()));
        Assert.False(plan[0].IsChange);
    }

    [Fact]
    public void Only_a_name_that_is_given_is_deleted()
    {
        StoredTopic[] stored = [new("0IF1", Stored), new("0IF2", Stored with { Name = "Other" })];
        var plan = TopicPlanner.Plan([], stored, ["Other", "Missing", "ACCOUNTS", "Other"]);
        Assert.Equal(
            [
                "blocked ACCOUNTS: The org has no PushTopic with this name. Specify 'Accounts'.", "unmanaged Accounts",
                "blocked Missing: The org has no PushTopic with this name. Specify the name of an existing PushTopic.", "delete Other",
            ],
            plan.Select(static item => item.ToString()));
        Assert.Equal("0IF2", plan[3].Id);
    }

    private static ProvisionItem Plan(PushTopicDefinition wanted, PushTopicDefinition stored) =>
        Assert.Single(TopicPlanner.Plan([wanted], [new StoredTopic("0IF1", stored)], []));
}
