using System.Text.Json;
using TypedStreaming.Simulator;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Topics;

/// <summary>The commands <c>tse topics</c>, piped.</summary>
public sealed class TopicsCommandTests : IAsyncLifetime
{
    private const string Query = "SELECT Id, Name FROM Account";

    private static readonly string Assembly = typeof(ShopTopics).Assembly.Location;

    private OrgShell _org = null!;

    private TestShell Shell => _org.Shell;

    private int Changes => _org.Org.Exchanges.Count(RequestKind.TopicChanges);

    public async ValueTask InitializeAsync() => _org = await OrgShell.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task List_shows_a_table()
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "list"));
        Assert.Equal(("", "tse: note: The org has no PushTopics.\n"), (Shell.Out, Shell.Err));
        _org.Org.AddPushTopic(new PushTopicDraft("Shop", "SELECT Id,\n  Name\nFROM Account") { NotifyForOperationUpdate = false, IsActive = false, ApiVersion = 60 });
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "list"));
        Assert.Matches("^NAME +ACTIVE +API +OPERATIONS +FIELDS +QUERY *\nShop +no +60.0 +create,delete,undelete +Referenced +SELECT Id, Name FROM Account *\n$", Shell.Out);
        Assert.Equal(0, _org.Org.SessionCount);
    }

    [Fact]
    public async Task List_writes_JSON()
    {
        _org.Org.AddPushTopic(new PushTopicDraft("Shop", Query) { Description = "Zürich\u001b[2J" });
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "list", "--json"));
        var line = JsonDocument.Parse(Shell.Out).RootElement;
        Assert.Equal(("Shop", "/topic/Shop", Query, "Zürich\u001b[2J"), (Text(line, "name"), Text(line, "channel"), Text(line, "query"), Text(line, "description")));
        Assert.Equal(["create", "update", "delete", "undelete"], line.GetProperty("notifyForOperations").EnumerateArray().Select(static one => one.GetString()));
        Assert.All(Shell.Out, static c => Assert.True(c is '\n' or (>= ' ' and < '\u007f')));
    }

    [Fact]
    public async Task Create_shows_and_changes_nothing_and_with_apply_creates()
    {
        string[] create = ["topics", "create", "/topic/Shop", "--query", Query, "--notify-for-fields", "select", "--notify-for-operations", "create,Delete", "--api-version", "60.0", "--description", "d"];
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync(create));
        Assert.Equal(0, Changes);
        Assert.StartsWith($"create     Shop\n           Query: {Query}\n", Shell.Out, StringComparison.Ordinal);
        Assert.Equal($"tse: note: Nothing was changed. Use --apply to make the changes in 'Simulated Org' ({_org.Org.OrganizationId}, Developer Edition).\n", Shell.Err);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync([.. create, "--check"]));

        Assert.Equal(ExitCodes.Success, await Shell.RunAsync([.. create, "--apply"]));
        Assert.EndsWith("done       create Shop\n", Shell.Out, StringComparison.Ordinal);
        Assert.Equal(1, Changes);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync([.. create, "--check"]));
        Assert.EndsWith("unchanged  Shop\n", Shell.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync([.. create, "--apply"]));
        Assert.Equal(1, Changes);
    }

    [Fact]
    public async Task Create_never_changes_a_PushTopic_that_exists()
    {
        _org.Org.AddPushTopic(new PushTopicDraft("Shop", "SELECT Id FROM Account WHERE Name = 'x'"));
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("topics", "create", "Shop", "--query", Query, "--apply"));
        Assert.Equal("tse: The org already has a PushTopic 'Shop' with different settings. Run 'tse topics update Shop' to see and change them.\n", Shell.Err);
        Assert.Equal(0, Changes);
    }

    [Fact]
    public async Task Update_changes_only_what_is_written()
    {
        _org.Org.AddPushTopic(new PushTopicDraft("Shop", "SELECT Id FROM Account WHERE Name = 'x'") { IsActive = false, Description = "kept" });
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "update", "Shop", "--query", Query, "--apply"));
        Assert.Equal($"update     Shop\n           Query: SELECT Id FROM Account WHERE Name = 'x' -> {Query}\ndone       update Shop\n", Shell.Out);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "update", "Shop", "--active", "true", "--apply"));
        Assert.EndsWith("IsActive: false -> true\ndone       update Shop\n", Shell.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "list", "--json"));
        Assert.Contains("\"description\":\"kept\"", Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_of_a_PushTopic_that_is_missing_fails()
    {
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("topics", "update", "Shop", "--query", Query, "--apply"));
        Assert.Equal("tse: The org has no PushTopic 'Shop'. Specify a name that 'tse topics list' shows, or run 'tse topics create Shop'.\n", Shell.Err);
        Assert.Equal(0, Changes);
    }

    [Theory]
    [InlineData("shop", "blocked    shop: The org has 'Shop', whose name differs only in case")]
    [InlineData("Shop", "blocked    Shop: '1.0' is not an API version above 20.0.")]
    public async Task Update_says_why_a_PushTopic_that_exists_is_blocked(string name, string reason)
    {
        _org.Org.AddPushTopic(new PushTopicDraft("Shop", Query));
        string[] setting = name == "Shop" ? ["--api-version", "1.0"] : ["--active", "false"];
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync(["topics", "update", name, .. setting]));
        Assert.Contains(reason, Shell.Out, StringComparison.Ordinal);
        Assert.Equal("tse: note: Nothing was changed. --apply would change nothing either, because a part of the plan is blocked. Resolve the blocked items first.\n", Shell.Err);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("topics", "update", "Missing", "--description", "d"));
        Assert.EndsWith("tse: The org has no PushTopic 'Missing'. Specify a name that 'tse topics list' shows, or run 'tse topics create Missing'.\n", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_of_create_looks_only_at_what_create_does()
    {
        _org.Org.AddPushTopic(new PushTopicDraft("Accounts", "SELECT Id FROM Account WHERE Name = 'x'"));
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("topics", "create", "--assembly", Assembly, "--check"));
        Assert.Equal($"tse: note: Nothing was changed. Use --apply in place of --check to make the changes in 'Simulated Org' ({_org.Org.OrganizationId}, Developer Edition).\n", Shell.Err);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "create", "--assembly", Assembly, "--apply"));
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "create", "--assembly", Assembly, "--check"));
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("topics", "update", "--assembly", Assembly, "--check"));
    }

    [Theory]
    [InlineData("""{"records":[{"Id":"0IFKx0000000001","Name":"\ud800"}]}""", "a text cannot be decoded")]
    [InlineData("""{"records":[],"nextRecordsUrl":"https://elsewhere.example/x"}""", "nextRecordsUrl is not a path on the org's instance")]
    [InlineData("""{"records":[],"nextRecordsUrl":7}""", "nextRecordsUrl is not a path on the org's instance")]
    [InlineData("""{"records":[],"done":false}""", "the result is not complete")]
    [InlineData("""{"records":[{"Id":"0IFKx0/../../x","Name":"A"}]}""", "15 or 18 letters and digits")]
    [InlineData("<html><body>Log in</body></html>", "is not JSON: it is a page (HTML or XML). Check the address of the instance")]
    public async Task A_response_that_cannot_be_used_gets_one_line(string response, string says)
    {
        _org.Org.Faults.AnswerHttp(RequestKind.Records, 200, response, times: 2);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("topics", "list"));
        Assert.Equal(1, Shell.Err.Count(static c => c == '\n'));
        Assert.Contains(says, Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_is_compared_and_applied()
    {
        _org.Org.AddPushTopic(new PushTopicDraft("Accounts", "SELECT Id FROM Account WHERE Name = 'x'") { NotifyForFields = NotifyForFields.All });
        _org.Org.AddPushTopic(new PushTopicDraft("Theirs", Query));
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("topics", "update", "--assembly", Assembly, "--check"));
        Assert.Equal(
            ["update     Accounts", "create     Orders", "unmanaged  Theirs"],
            Shell.Out.Split('\n').Where(static line => line.Length > 0 && line[0] != ' '));

        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "create", "--assembly", Assembly, "--apply"));
        Assert.EndsWith("done       create Orders\n", Shell.Out, StringComparison.Ordinal);
        Assert.Equal(1, Changes);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "update", "--assembly", Assembly, "--apply"));
        Assert.EndsWith("done       update Accounts\n", Shell.Out, StringComparison.Ordinal);
        Assert.Equal(2, Changes);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "update", "--assembly", Assembly, "--check"));
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "list", "--json"));
        Assert.Contains("\"Theirs\"", Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_needs_each_name_and_apply()
    {
        foreach (var name in new[] { "A", "B", "C" }) _org.Org.AddPushTopic(new PushTopicDraft(name, Query));
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "delete", "A", "/topic/C"));
        Assert.Equal(("delete     A\ndelete     C\n", 0), (Shell.Out, Changes));
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "delete", "A", "/topic/C", "--apply"));
        Assert.EndsWith("done       delete A\ndone       delete C\n", Shell.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("topics", "list", "--json"));
        Assert.Contains("\"name\":\"B\"", Shell.Out, StringComparison.Ordinal);
        Assert.Equal(2, Changes);
    }

    [Fact]
    public async Task A_wrong_name_prevents_all_deletions()
    {
        _org.Org.AddPushTopic(new PushTopicDraft("A", Query));
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("topics", "delete", "A", "a", "--apply"));
        Assert.Contains("blocked    a: The org has no PushTopic with this name. Specify 'A'.\n", Shell.Out, StringComparison.Ordinal);
        Assert.StartsWith("tse: Nothing was changed, because a part of the plan is blocked.", Shell.Err, StringComparison.Ordinal);
        Assert.Equal(0, Changes);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("topics", "delete", "Missing"));
    }

    [Fact]
    public async Task A_production_org_needs_an_option()
    {
        await using var org = await OrgShell.StartAsync(new SimulatedOrgOptions { Edition = "Enterprise Edition" });
        Assert.Equal(ExitCodes.Success, await org.Shell.RunAsync("topics", "create", "Shop", "--query", Query));
        Assert.Equal(ExitCodes.CouldNotRun, await org.Shell.RunAsync("topics", "create", "Shop", "--query", Query, "--apply"));
        Assert.EndsWith("Enterprise Edition) is a production org, or may be one. If you intend to change it, add --production.\n", org.Shell.Err, StringComparison.Ordinal);
        Assert.Equal(0, org.Org.Exchanges.Count(RequestKind.TopicChanges));
        Assert.Equal(ExitCodes.Success, await org.Shell.RunAsync("topics", "create", "Shop", "--query", Query, "--apply", "--production"));
        Assert.Equal(1, org.Org.Exchanges.Count(RequestKind.TopicChanges));
    }

    [Fact]
    public async Task A_refused_PushTopic_is_shown_with_the_words_of_the_org()
    {
        const string Body = """[{"errorCode":"INVALID_FIELD","message":"bad \u001b[2J field","fields":["Query"]}]""";
        _org.Org.Faults.AnswerHttp(RequestKind.TopicChanges, 400, Body);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("topics", "create", "Shop", "--query", Query, "--apply"));
        Assert.EndsWith("FAILED     create Shop: INVALID_FIELD: bad \\x1b[2J field\n", Shell.Out, StringComparison.Ordinal);
        _org.Org.Faults.AnswerHttp(RequestKind.TopicChanges, 400, Body);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("topics", "create", "Shop", "--query", Query, "--apply", "--json"));
        var lines = Shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => line[0] == '{').Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(("create", "refused", "INVALID_FIELD"), (Text(lines[0], "plan"), Text(lines[1], "result"), Text(lines[1], "errorCode")));
    }

    [Fact]
    public async Task A_user_without_permission_gets_one_line()
    {
        _org.Org.Faults.AnswerHttp(RequestKind.Records, 400, """[{"errorCode":"INVALID_TYPE","message":"sObject type 'PushTopic' is not supported."}]""", times: 2);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("topics", "list"));
        Assert.Matches("^tse: .*INVALID_TYPE.*\n$", Shell.Err);
        Assert.Empty(Shell.Out);
    }

    [Fact]
    public async Task The_page_of_the_tool_shows_a_plan_as_it_is()
    {
        await using var org = await OrgShell.StartAsync(new SimulatedOrgOptions { OrganizationId = "00DKx0000000001MAA" });
        org.Org.AddPushTopic(new PushTopicDraft("AccountUpdates", "SELECT Id FROM Account WHERE Name = 'x'"));
        org.Org.AddPushTopic(new PushTopicDraft("OpenOrders", "SELECT Id, Name FROM Order__c"));
        org.Org.AddPushTopic(new PushTopicDraft("Theirs", Query));
        var shop = EmittedAssembly.Write(org.PathOf("Shop.dll"), ("A", "/topic/AccountUpdates", Query), ("B", "/topic/OpenOrders", "SELECT Id, Name FROM Order__c"));
        Assert.Equal(ExitCodes.Success, await org.Shell.RunAsync("topics", "update", "--assembly", shop));
        Assert.Contains($"$ tse topics update --assembly Shop.dll\n{org.Shell.Out}{org.Shell.Err}```\n", Page(), StringComparison.Ordinal);
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) folder = folder.Parent;
        return File.ReadAllText(Path.Combine(folder!.FullName, "docs", "tool.md")).ReplaceLineEndings("\n");
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
