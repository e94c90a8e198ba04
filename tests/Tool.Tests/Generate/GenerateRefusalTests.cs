using TypedStreaming.Simulator;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Generate;

/// <summary>Whatever is wrong gets one line that says what to write, and nothing is written.</summary>
public sealed class GenerateRefusalTests : IAsyncLifetime
{
    private OrgShell _org = null!;

    private TestShell Shell => _org.Shell;

    public async ValueTask InitializeAsync() => _org = await DescribedOrg.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData("There is nothing to generate. Use --query SOQL, --topic NAME, --event EVENT or --change OBJECT.")]
    [InlineData("--event: 'Low Ink' is not the name of a platform event. Use the API name", "--event", "Low Ink")]
    [InlineData("--event: 'Low_Ink__e/../x' is not the name of a platform event.", "--event", "Low_Ink__e/../x")]
    [InlineData("--event: 'Low_Ink__c' is not the name of a platform event: '__c' is the suffix of objects; the names of custom events end in '__e'. Use Low_Ink__e.", "--event", "Low_Ink__c")]
    [InlineData("--event: 'Account' is not the name of a platform event. Use the API name, such as Low_Ink__e, or --change Account", "--event", "Account")]
    [InlineData("--event: '/event/Warehouse__chn' is a channel for several events.", "--event", "/event/Warehouse__chn")]
    [InlineData("--change: 'Order c' is not the name of an object.", "--change", "Order c")]
    [InlineData("--change: 'ChangeEvents' contains the changes to all objects.", "--change", "ChangeEvents")]
    [InlineData("--change: 'Sales__chn' is a channel for several objects.", "--change", "Sales__chn")]
    [InlineData("--change: 'Low_Ink__e' is a platform event. Use --event Low_Ink__e.", "--change", "Low_Ink__e")]
    [InlineData("--topic: 'a-b' is not a valid name for a PushTopic. Use 1 to 25 letters, digits and underscores, such as AccountUpdates.", "--topic", "a-b")]
    [InlineData("--query: the query does not select Id", "--query", "SELECT Name FROM Order__c")]
    [InlineData("--query: the query does not select Id", "--query", "")]
    [InlineData("--query: the query cannot be parsed as SOQL (at character 1): ", "--query", "FROM Order__c")]
    [InlineData("--query: Salesforce does not accept this query for a PushTopic (at character 12): relationships are not supported", "--query", "SELECT Id, Owner.Name FROM Order__c")]
    [InlineData("--query: Salesforce does not accept this query for a PushTopic (at character 25): an 'ORDER BY' clause is not allowed", "--query", "SELECT Id FROM Order__c ORDER BY Name")]
    [InlineData("--class: 'class' is not a valid name for a record.", "--event", "Low_Ink__e", "--class", "class")]
    [InlineData("--class: 'record' is not a valid name for a record.", "--event", "Low_Ink__e", "--class", "record")]
    [InlineData("--class: '1A' is not a valid name for a record.", "--event", "Low_Ink__e", "--class", "1A")]
    [InlineData("--class is the name of one record, but several records were requested.", "--event", "Low_Ink__e", "--change", "Order__c", "--class", "A")]
    [InlineData("--class is the name of one record, but several records were requested.", "--event", "Low_Ink__e", "--topic", "OpenOrders", "--class", "A")]
    [InlineData("--namespace: 'Acme..Events' is not a valid namespace.", "--event", "Low_Ink__e", "--namespace", "Acme..Events")]
    [InlineData("--namespace: 'Acme.event' is not a valid namespace.", "--event", "Low_Ink__e", "--namespace", "Acme.event")]
    [InlineData("--output: the parent folder of '/nowhere/a.cs' does not exist.", "--event", "Low_Ink__e", "--output", "/nowhere/a.cs")]
    [InlineData("--output: 'models.txt' is neither an existing folder nor the name of a C# file. Specify a name that ends in .cs or, for a folder, in /.", "--event", "Low_Ink__e", "--output", "models.txt")]
    [InlineData("--output: 'events.json' is neither an existing folder nor the name of a C# file.", "--event", "Low_Ink__e", "--output", "events.json")]
    [InlineData("--output: the parent folder of '/nowhere/Acme.Events' does not exist.", "--event", "Low_Ink__e", "--output", "/nowhere/Acme.Events")]
    [InlineData("--output: the parent folder of '/nowhere/models' does not exist.", "--event", "Low_Ink__e", "--output", "/nowhere/models")]
    [InlineData("--output: the parent folder of '/nowhere/models/' does not exist.", "--event", "Low_Ink__e", "--output", "/nowhere/models/")]
    [InlineData("--output: '.cs' has no file name before .cs.", "--event", "Low_Ink__e", "--output", ".cs")]
    [InlineData("--output: './.CS' has no file name before .cs.", "--event", "Low_Ink__e", "--output", "./.CS")]
    [InlineData("--output: 'Nul.cs' is the name of a device on Windows", "--event", "Low_Ink__e", "--output", "Nul.cs")]
    [InlineData("--output: 'com1.old.cs' is the name of a device on Windows", "--event", "Low_Ink__e", "--output", "com1.old.cs")]
    [InlineData("--output: 'a\\x00.cs' is not a valid path.", "--event", "Low_Ink__e", "--output", "a\0.cs")]
    [InlineData("--output: '' is not a valid path.", "--event", "Low_Ink__e", "--output", "")]
    [InlineData("--class: 'CON' is the name of a device on Windows", "--event", "Low_Ink__e", "--class", "CON")]
    [InlineData("--class: 'Lpt9' is the name of a device on Windows", "--event", "Low_Ink__e", "--class", "Lpt9")]
    [InlineData("--class: 'ToString' is the name of a member of every record", "--event", "Low_Ink__e", "--class", "ToString")]
    [InlineData("--class: 'EqualityContract' is the name of a member of every record", "--event", "Low_Ink__e", "--class", "EqualityContract")]
    [InlineData("--namespace: 'System' is a namespace of .NET", "--event", "Low_Ink__e", "--namespace", "System")]
    [InlineData("--namespace: 'System.Text.Json.Serialization' is a namespace of .NET", "--event", "Low_Ink__e", "--namespace", "System.Text.Json.Serialization")]
    [InlineData("--namespace: 'TypedStreaming.Hosting' is a namespace of the SDK", "--event", "Low_Ink__e", "--namespace", "TypedStreaming.Hosting")]
    [InlineData("--metadata: the parent folder of '/nowhere/schema' does not exist.", "--event", "Low_Ink__e", "--metadata", "/nowhere/schema")]
    [InlineData("--force has no effect on the standard output.", "--event", "Low_Ink__e", "--force")]
    [InlineData("--class has no effect, because no records are written if --metadata is used without --output.", "--event", "Low_Ink__e", "--metadata", "/", "--class", "A")]
    [InlineData("--namespace has no effect, because no records are written if --metadata is used without --output.", "--event", "Low_Ink__e", "--metadata", "/", "--namespace", "A")]
    public async Task Wrong_options_are_refused_before_the_org_is_asked(string expected, params string[] args)
    {
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync(["generate", .. args]));
        AssertOneLine(expected);
        Assert.Empty(_org.Org.Exchanges.Snapshot());
    }

    [Theory]
    [InlineData(ExitCodes.Failure, "--change: the org has no object 'Ordr__c', or the user does not have permission to see it. Use Order__c.", "--change", "Ordr__c")]
    [InlineData(ExitCodes.Failure, "--change: the org has no object 'Xylophone__c', or the user does not have permission to see it. Correct the name, or", "--change", "Xylophone__c")]
    [InlineData(ExitCodes.Failure, "--event: the org has no platform event 'Low_Inc__e', or the user does not have permission to see it. Use Low_Ink__e.", "--event", "Low_Inc__e")]
    [InlineData(ExitCodes.Failure, "--query: the org has no object 'Orders__c', or the user does not have permission to see it. Use Order__c.", "--query", "SELECT Id FROM Orders__c")]
    [InlineData(ExitCodes.Failure, "--topic: the org has no PushTopic 'OpenOrder', or the user does not have permission to see it. Use OpenOrders.", "--topic", "OpenOrder")]
    [InlineData(ExitCodes.Failure, "--change: 'order__c' differs only in case from the name in the org, and channel names are case-sensitive. Use Order__c.", "--change", "order__c")]
    [InlineData(ExitCodes.Failure, "--event: 'LOW_INK__e' differs only in case from the name in the org, and channel names are case-sensitive. Use Low_Ink__e.", "--event", "LOW_INK__e")]
    [InlineData(ExitCodes.Failure, "--query: Order__c has no field 'Statsu__c' (at character 12), or the user does not have permission to see it. Use Status__c.", "--query", "SELECT Id, Statsu__c FROM Order__c")]
    [InlineData(ExitCodes.Failure, "--query: Order__c has no field 'Xyz__c' (at character 31), or the user does not have permission to see it. Correct the name", "--query", "SELECT Id FROM Order__c WHERE Xyz__c = 1")]
    public async Task A_name_that_the_org_does_not_have_is_corrected(int exitCode, string expected, params string[] args)
    {
        var file = _org.PathOf("Record.cs");
        Assert.Equal(exitCode, await Shell.RunAsync(["generate", .. args, "--output", file]));
        AssertOneLine(expected);
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData(403, "INSUFFICIENT_ACCESS", "--change: the org does not describe 'Order__c' (HTTP 403 INSUFFICIENT_ACCESS). Give the user access to it")]
    [InlineData(403, "API_DISABLED_FOR_ORG", "The user does not have permission to use the API (HTTP 403 API_DISABLED_FOR_ORG). Give the user the API Enabled permission")]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", "The org has used up its API requests for the last 24 hours")]
    [InlineData(500, "UNKNOWN_EXCEPTION", "--change: the org does not describe 'Order__c' (HTTP 500 UNKNOWN_EXCEPTION). Try again later")]
    public async Task A_refusal_of_the_org_is_one_line(int status, string code, string expected)
    {
        _org.Org.Faults.AnswerHttp(RequestKind.Records, status, body: $$"""[{"errorCode":"{{code}}","message":"\u001b[31mno"}]""");
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("generate", "--change", "Order__c"));
        AssertOneLine(expected);
        Assert.DoesNotContain('\u001b', Shell.Err);
    }

    [Theory]
    [InlineData("{", "--change: the org does not describe 'Order__c' (HTTP 200 with incomplete or invalid JSON). Check that the address")]
    [InlineData("[]", "--change: the org does not describe 'Order__c' (HTTP 200 with a list). Check that the address")]
    [InlineData("null", "--change: the org does not describe 'Order__c' (HTTP 200 with null). Check that the address")]
    [InlineData("7", "--change: the org does not describe 'Order__c' (HTTP 200 with a single value). Check that the address")]
    [InlineData("", "--change: the org does not describe 'Order__c' (HTTP 200 without a body). Check that the address")]
    [InlineData("{}", "--change: the org's description of 'Order__c' cannot be used: ")]
    [InlineData("{\"name\":\"Account\",\"fields\":[]}", "--change: the org returned the description of 'Account' instead of 'Order__c'.")]
    [InlineData("{\"name\":\"../x\",\"fields\":[]}", "--change: the org returned the description of '../x' instead of 'Order__c'.")]
    [InlineData("{\"name\":\"Order__c\",\"fields\":[]}", "--change: the org's description of Order__c contains none of the fields in the events.")]
    [InlineData("{\"name\":\"\\ud800\",\"fields\":[]}", "--change: the org returned the description of '")]
    public async Task A_response_that_is_not_a_description_is_one_line(string body, string expected)
    {
        _org.Org.Faults.AnswerHttp(RequestKind.Records, 200, body, "application/json");
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("generate", "--change", "Order__c"));
        AssertOneLine(expected);
    }

    [Theory]
    [InlineData(200, "<html>", "text/html", "(HTTP 200 with an HTML page). Check that the address belongs to an org, and that no proxy responds in place of the org.")]
    [InlineData(200, "hello", "text/plain", "(HTTP 200 without JSON). Check that the address")]
    [InlineData(302, "<html>", "text/html", "(HTTP 302 with an HTML page). Check that the address")]
    [InlineData(503, "<html>", "text/html", "(HTTP 503 with an HTML page). Try again later")]
    public async Task A_response_that_is_not_from_an_org_is_described(int status, string body, string type, string expected)
    {
        _org.Org.Faults.AnswerHttp(RequestKind.Records, status, body, type);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("generate", "--change", "Order__c"));
        AssertOneLine("--change: the org does not describe 'Order__c' " + expected);
    }

    [Fact]
    public async Task A_response_that_is_too_large_is_described()
    {
        _org.Org.Faults.AnswerHttp(RequestKind.Records, 200, new string(' ', 9 * 1024 * 1024), "application/json");
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("generate", "--change", "Order__c"));
        AssertOneLine("127.0.0.1 sent a response that is larger than 8 MiB");
    }

    [Theory]
    [InlineData(403, "INSUFFICIENT_ACCESS", "--topic: the user does not have permission to read PushTopics (HTTP 403 INSUFFICIENT_ACCESS). Give the user Read access to PushTopics, or add --query SOQL.")]
    [InlineData(400, "INVALID_TYPE", "--topic: the user does not have permission to read PushTopics (HTTP 400 INVALID_TYPE).")]
    [InlineData(500, "UNKNOWN_EXCEPTION", "The org does not return its PushTopics (HTTP 500 UNKNOWN_EXCEPTION). Try again later")]
    [InlineData(503, "SERVER_UNAVAILABLE", "The org does not return its PushTopics (HTTP 503 SERVER_UNAVAILABLE). Try again later")]
    public async Task PushTopics_that_cannot_be_read_are_one_line(int status, string code, string expected)
    {
        _org.Org.Faults.AnswerHttp(RequestKind.Records, status, $$"""[{"errorCode":"{{code}}","message":"no"}]""", "application/json");
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("generate", "--topic", "OpenOrders"));
        AssertOneLine(expected);
    }

    [Theory]
    [InlineData("<html>", "The org does not return its PushTopics (HTTP 200 with incomplete or invalid JSON).")]
    [InlineData("{}", "The org does not return its PushTopics (HTTP 200).")]
    [InlineData("""{"records":[{"Name":"OpenOrders"}]}""", "--topic: the org does not show the query of the PushTopic 'OpenOrders'. Add --query SOQL.")]
    [InlineData("""{"records":[{"Name":"OpenOrders","Query":"\ud800"}]}""", "--topic: the org does not show the query of the PushTopic 'OpenOrders'.")]
    [InlineData("""{"records":[{"Name":"OpenOrders","Query":"SELECT"}]}""", "--topic: the query cannot be parsed as SOQL")]
    [InlineData("""{"records":[]}""", "--topic: the org has no PushTopic 'OpenOrders', or the user does not have permission to see it. Correct the name, or add --query SOQL.")]
    public async Task A_PushTopic_without_a_query_that_can_be_used_is_one_line(string body, string expected)
    {
        _org.Org.Faults.AnswerHttp(RequestKind.Records, 200, body, "application/json");
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("generate", "--topic", "OpenOrders"));
        AssertOneLine(expected);
    }

    [Fact]
    public async Task A_default_name_that_a_file_or_a_record_cannot_have_is_refused()
    {
        _org.Org.AddPlatformEvent("Con__e", ["A__c"]);
        _org.Org.AddPlatformEvent("ToString__e", ["A__c"]);
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync("generate", "--event", "Con__e"));
        AssertOneLine("--event: the record of Con__e would have the name 'Con', which is the name of a device on Windows, and cannot be the name of a file there. Add --class NAME.");
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync("generate", "--event", "ToString__e"));
        Assert.Contains("which is the name of a member of every record", Shell.Err, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("generate", "--event", "Con__e", "--class", "Condition"));
    }

    [Fact]
    public async Task A_lost_response_and_a_revoked_token_are_one_line()
    {
        _org.Org.Faults.DropConnection(RequestKind.Records, DropPoint.BeforeHeaders);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("generate", "--change", "Order__c"));
        AssertOneLine("127.0.0.1 did not answer: ");
        _org.Org.Faults.RevokeTokens();
        var again = new TestShell { ["TSE_ACCESS_TOKEN"] = "00Dx0000000000!secret", ["TSE_INSTANCE_URL"] = _org.Org.Url.ToString() };
        Assert.Equal(ExitCodes.Failure, await again.RunAsync("generate", "--change", "Order__c"));
        Assert.StartsWith("tse: The org refuses the token (HTTP 401 INVALID_SESSION_ID).", again.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", again.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_changed_is_one_line()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test writes into /proc.");
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("generate", "--change", "Order__c", "--output", "/proc/Record.cs"));
        AssertOneLine("--output: '/proc/Record.cs' cannot be written: ");
    }

    [Theory]
    [InlineData("--output")]
    [InlineData("--metadata")]
    public async Task A_folder_that_cannot_be_created_is_one_line(string option)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test writes into /proc.");
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("generate", "--change", "Order__c", option, "/proc/models"));
        AssertOneLine($"{option}: the folder '/proc/models' cannot be created: ");
    }

    [Fact]
    public async Task Two_records_of_one_name_are_refused()
    {
        _org.Org.AddPlatformEvent("ns__Low_Ink__e", ["A__c"]);
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync("generate", "--event", "Low_Ink__e", "--event", "ns__Low_Ink__e"));
        AssertOneLine("Two records would have the name LowInk.");
    }

    [Fact]
    public async Task A_query_without_the_name_of_a_field_is_refused()
    {
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync("generate", "--query", "SELECT FIELDS(ALL) FROM Order__c"));
        Assert.EndsWith("tse: --query: the query does not select any field by name. Use a form such as SELECT Id, Name FROM Order__c.\n", Shell.Err, StringComparison.Ordinal);
        Assert.Empty(_org.Org.Exchanges.Snapshot());
    }

    private void AssertOneLine(string expected)
    {
        Assert.StartsWith("tse: " + expected, Assert.Single(Shell.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(Shell.Out);
    }
}
