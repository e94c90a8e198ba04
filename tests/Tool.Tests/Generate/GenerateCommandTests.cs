using TypedStreaming.Simulator;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Generate;

/// <summary>The command over the wire. The tests of the generator compile what it writes.</summary>
public sealed class GenerateCommandTests : IAsyncLifetime
{
    private OrgShell _org = null!;

    private TestShell Shell => _org.Shell;

    public async ValueTask InitializeAsync() => _org = await DescribedOrg.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_query_gives_a_record_for_the_PushTopic_that_has_it()
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--query", "select Id, Name, Total__c, status__c\nfrom Order__c", "--topic", "Orders", "--class", "Order", "--namespace", "Acme"));
        Assert.Equal(
            """"
            using System.Text.Json.Serialization;
            using TypedStreaming;

            namespace Acme;

            /// <summary>Order: an event of the PushTopic Orders.</summary>
            [PushTopic("/topic/Orders", Query = """
                select Id, Name, Total__c, status__c
                from Order__c
                """)]
            public partial record Order
            {
                /// <summary>Record ID</summary>
                public required string Id { get; init; }

                /// <summary>Order No.</summary>
                public string? Name { get; init; }

                /// <summary>Total</summary>
                /// <remarks>Without tax</remarks>
                [JsonPropertyName("Total__c")]
                public decimal? Total { get; init; }

                /// <summary>Status</summary>
                [JsonPropertyName("Status__c")]
                public StatusValue? Status { get; init; }

                /// <summary>The values of Status__c.</summary>
                public enum StatusValue
                {
                    /// <summary>A value that the description of the org does not contain.</summary>
                    [UnknownFallback]
                    Unknown,

                    /// <summary>Open</summary>
                    Open,

                    /// <summary>On its way</summary>
                    [JsonStringEnumMemberName("In transit")]
                    InTransit,

                    /// <summary>Lost (can no longer be chosen)</summary>
                    Lost,
                }
            }

            """".ReplaceLineEndings("\n"),
            Shell.Out);
        Assert.Empty(Shell.Err);
        Assert.Equal(0, _org.Org.PeakSessionCount);
    }

    [Fact]
    public async Task The_PushTopic_is_found_by_its_query_whatever_its_form()
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--query", DescribedOrg.Query.Replace(", ", ",\n  ", StringComparison.Ordinal)));
        Assert.Contains("[PushTopic(\"/topic/OpenOrders\", ", Shell.Out, StringComparison.Ordinal);
        Assert.Empty(Shell.Err);
    }

    [Fact]
    public async Task The_page_shows_what_is_written()
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--query", DescribedOrg.Query));
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) folder = folder.Parent!;
        var page = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "docs", "tool.md"), TestContext.Current.CancellationToken);
        Assert.Contains($"```csharp\n{Shell.Out}```\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_PushTopic_the_command_says_which_one_to_create()
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--query", "SELECT Id, Name FROM Order__c"));
        Assert.Contains("[PushTopic(\"/topic/OrderUpdates\", Query = \"SELECT Id, Name FROM Order__c\")]\npublic partial record OrderTopic\n", Shell.Out, StringComparison.Ordinal);
        Assert.Equal("tse: note: no PushTopic with this query was found, so the channel is /topic/OrderUpdates. Create the PushTopic with this name, or use --topic NAME.\n", Shell.Err);
    }

    [Fact]
    public async Task A_topic_alone_has_its_query_from_the_org()
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--topic", "/topic/OpenOrders"));
        Assert.Contains($"[PushTopic(\"/topic/OpenOrders\", Query = \"{DescribedOrg.Query}\")]", Shell.Out, StringComparison.Ordinal);
        Assert.Empty(Shell.Err);
    }

    [Fact]
    public async Task A_topic_with_another_query_in_the_org_is_a_warning()
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--topic", "OpenOrders", "--query", "SELECT Id, Name FROM Order__c"));
        Assert.Equal($"tse: warning: the PushTopic OpenOrders in the org has a different query: {DescribedOrg.Query}\n", Shell.Err);
    }

    [Theory]
    [InlineData("Low_Ink__e")]
    [InlineData("/event/Low_Ink__e")]
    public async Task A_platform_event(string name)
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--event", name));
        Assert.Contains("/// <summary>Low Ink: a platform event.</summary>\n[PlatformEvent(\"/event/Low_Ink__e\")]\npublic partial record LowInk\n", Shell.Out, StringComparison.Ordinal);
        Assert.Contains("    /// <summary>Level</summary>\n    [JsonPropertyName(\"Level__c\")]\n    public double? Level { get; init; }\n", Shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("ReplayId", Shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Order__c")]
    [InlineData("Order__ChangeEvent")]
    [InlineData("/data/Order__ChangeEvent")]
    public async Task The_changes_of_an_object(string name)
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--change", name));
        Assert.Contains("[ChangeEvent(\"/data/Order__ChangeEvent\")]\npublic partial record OrderChange\n", Shell.Out, StringComparison.Ordinal);
        Assert.Contains("public required ChangeEventHeader Header { get; init; }", Shell.Out, StringComparison.Ordinal);
        Assert.Contains("/// <remarks>In &lt;b&gt;bold&lt;/b&gt;</remarks>", Shell.Out, StringComparison.Ordinal);
        Assert.Contains("public Field<TextChange> Memo { get; init; }", Shell.Out, StringComparison.Ordinal);
        Assert.Contains("public Field<StatusValue> Status { get; init; }", Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_records_are_one_file_or_a_file_each()
    {
        string[] sources = ["--change", "Order__c", "--event", "Low_Ink__e", "--change", "Order__c"];
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync(["generate", .. sources]));
        Assert.Single(Shell.Out.Split("namespace ")[1..]);
        Assert.Equal(2, Shell.Out.Split("public partial record ").Length - 1);
        var folder = Directory.CreateDirectory(_org.PathOf("models")).FullName;
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync(["generate", .. sources, "--output", folder]));
        Assert.Equal(["LowInk.cs", "OrderChange.cs"], NamesIn(folder));
        Assert.EndsWith($"wrote {Path.Combine(folder, "LowInk.cs")}\nwrote {Path.Combine(folder, "OrderChange.cs")}\n", Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_alone_and_with_records()
    {
        var folder = Directory.CreateDirectory(_org.PathOf("schema")).FullName;
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--metadata", folder, "--change", "Order__c", "--query", DescribedOrg.Query));
        Assert.Equal(["Order__c.describe.json"], NamesIn(folder));
        Assert.DoesNotContain("record", Shell.Out, StringComparison.Ordinal);
        var first = await File.ReadAllTextAsync(Path.Combine(folder, "Order__c.describe.json"), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--metadata", folder, "--change", "Order__c", "--output", _org.PathOf("Change.cs"), "--force"));
        Assert.Contains("record OrderChange", await File.ReadAllTextAsync(_org.PathOf("Change.cs"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // The file is metadata for another org, whose description is the same.
        await using var other = await OrgShell.StartAsync();
        await other.Org.AddMetadataAsync(folder, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Success, await other.Shell.RunAsync("generate", "--metadata", Directory.CreateDirectory(other.PathOf("again")).FullName, "--change", "Order__c"));
        Assert.Equal(first, await File.ReadAllTextAsync(Path.Combine(other.PathOf("again"), "Order__c.describe.json"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Acme.Events")]
    [InlineData("Acme.Json")]
    [InlineData("models.txt/")]
    [InlineData(".events")]
    public async Task A_name_with_a_dot_is_a_folder_too(string name)
    {
        var folder = _org.PathOf(name);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--event", "Low_Ink__e", "--output", folder));
        Assert.Equal(["LowInk.cs"], NamesIn(folder));
        Assert.Equal($"created the folder {folder}\nwrote {Path.Combine(folder, "LowInk.cs")}\n", Shell.Out);
    }

    [Fact]
    public async Task A_new_folder_is_created_in_an_existing_one_and_named()
    {
        var (models, schema) = (_org.PathOf("Models"), _org.PathOf("schema"));
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--event", "Low_Ink__e", "--output", models, "--metadata", schema));
        Assert.Equal($"created the folder {models}\ncreated the folder {schema}\nwrote {Path.Combine(models, "LowInk.cs")}\nwrote {Path.Combine(schema, "Low_Ink__e.describe.json")}\n", Shell.Out);
        Assert.Equal(["LowInk.cs"], NamesIn(models));
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--event", "Low_Ink__e", "--output", _org.PathOf("New.cs") + Path.DirectorySeparatorChar));
        Assert.Equal(["LowInk.cs"], NamesIn(_org.PathOf("New.cs")));
    }

    [Fact]
    public async Task Without_permission_for_PushTopics_the_name_is_a_proposal_and_a_given_name_is_used()
    {
        const string Refusal = """[{"errorCode":"INVALID_TYPE","message":"sObject type 'PushTopic' is not supported."}]""";
        _org.Org.Faults.AnswerHttp(RequestKind.Records, 200, OrderDescription, "application/json");
        _org.Org.Faults.AnswerHttp(RequestKind.Records, 400, Refusal, "application/json");
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--query", DescribedOrg.Query));
        Assert.Equal("tse: note: the user does not have permission to read PushTopics, so the channel is /topic/OrderUpdates. If the PushTopic has another name, specify it with --topic NAME.\n", Shell.Err);
    }

    [Fact]
    public async Task PushTopics_that_cannot_be_read_are_an_error_with_a_query_too()
    {
        _org.Org.Faults.AnswerHttp(RequestKind.Records, 200, OrderDescription, "application/json");
        _org.Org.Faults.AnswerHttp(RequestKind.Records, 503, "<html>", "text/html");
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("generate", "--query", DescribedOrg.Query));
        Assert.Equal("tse: The org does not return its PushTopics (HTTP 503 with an HTML page). Try again later, or check the status of the instance at status.salesforce.com.\n", Shell.Err);
        Assert.Empty(Shell.Out);
    }

    [Fact]
    public async Task The_list_of_PushTopics_is_read_once()
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--topic", "OpenOrders"));
        Assert.Equal(2, _org.Org.Exchanges.Count(RequestKind.Records));
    }

    [Fact]
    public async Task A_file_avoids_the_names_of_the_records_in_other_files()
    {
        _org.Org.AddMetadata("DateOnly__e.describe.json", """{"name":"DateOnly__e","label":"D","fields":[{"name":"Day__c","type":"date","label":"Day"}]}""");
        _org.Org.AddMetadata("Day__e.describe.json", """{"name":"Day__e","label":"D","fields":[{"name":"Day__c","type":"date","label":"Day"}]}""");
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--event", "DateOnly__e", "--event", "Day__e", "--output", _org.PathOf("models")));
        Assert.Contains("public global::System.DateOnly? ", await File.ReadAllTextAsync(Path.Combine(_org.PathOf("models"), "Day.cs"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_metadata_and_the_standard_output_only_the_record_is_on_it()
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--metadata", Directory.CreateDirectory(_org.PathOf("m")).FullName, "--event", "Low_Ink__e", "--output", "-"));
        Assert.StartsWith("using System;\n", Shell.Out, StringComparison.Ordinal);
        Assert.StartsWith("tse: note: wrote ", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_is_not_documented_is_a_warning()
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--query", "SELECT Id, toLabel(Status__c) FROM Order__c WHERE Memo__c = 'x'", "--topic", "T"));
        Assert.Contains("public string? Status { get; init; }", Shell.Out, StringComparison.Ordinal);
        Assert.Contains("tse: warning: --query: the query contains something at character 12 that the documentation of PushTopics does not mention: the function 'toLabel(...)'.\n", Shell.Err, StringComparison.Ordinal);
        Assert.Contains("tse: warning: --query: a PushTopic cannot filter by 'Memo__c' (at character 51): the field is a text area.\n", Shell.Err, StringComparison.Ordinal);
    }

    private const string OrderDescription = """
        {"name":"Order__c","label":"Order","fields":[
          {"name":"Id","type":"id","label":"Record ID"},{"name":"Name","type":"string","label":"Name"},{"name":"Total__c","type":"currency","label":"Total"},
          {"name":"Status__c","type":"string","label":"Status"}]}
        """;

    private static IEnumerable<string?> NamesIn(string folder) => Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
