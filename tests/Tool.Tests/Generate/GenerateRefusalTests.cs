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
    [InlineData("There is nothing to generate. Write --query SOQL, --topic NAME, --event EVENT or --change OBJECT.")]
    [InlineData("--event: 'Low Ink' is not the name of a platform event. Write its API name", "--event", "Low Ink")]
    [InlineData("--event: 'Low_Ink__e/../x' is not the name of a platform event.", "--event", "Low_Ink__e/../x")]
    [InlineData("--event: 'Low_Ink__c' is not the name of a platform event: '__c' is the suffix of objects; the names of custom events end in '__e'. Write Low_Ink__e.", "--event", "Low_Ink__c")]
    [InlineData("--event: 'Account' is not the name of a platform event. Write its API name, like Low_Ink__e, or --change Account", "--event", "Account")]
    [InlineData("--event: '/event/Warehouse__chn' is a channel of several events.", "--event", "/event/Warehouse__chn")]
    [InlineData("--change: 'Order c' is not the name of an object.", "--change", "Order c")]
    [InlineData("--change: 'ChangeEvents' has the changes of all objects.", "--change", "ChangeEvents")]
    [InlineData("--change: 'Sales__chn' is a channel of several objects.", "--change", "Sales__chn")]
    [InlineData("--change: 'Low_Ink__e' is a platform event. Write --event Low_Ink__e.", "--change", "Low_Ink__e")]
    [InlineData("--topic: 'a-b' is not the name of a PushTopic. Write 1 to 25 letters, digits and underscores.", "--topic", "a-b")]
    [InlineData("--query: the query does not select Id", "--query", "SELECT Name FROM Order__c")]
    [InlineData("--query: the query does not select Id", "--query", "")]
    [InlineData("--query: the query cannot be read as SOQL, at character 1: ", "--query", "FROM Order__c")]
    [InlineData("--query: Salesforce refuses this query of a PushTopic, at character 12: relationships are not supported", "--query", "SELECT Id, Owner.Name FROM Order__c")]
    [InlineData("--query: Salesforce refuses this query of a PushTopic, at character 25: an 'ORDER BY' clause is not allowed", "--query", "SELECT Id FROM Order__c ORDER BY Name")]
    [InlineData("--class: 'class' is not a name for a record.", "--event", "Low_Ink__e", "--class", "class")]
    [InlineData("--class: 'record' is not a name for a record.", "--event", "Low_Ink__e", "--class", "record")]
    [InlineData("--class: '1A' is not a name for a record.", "--event", "Low_Ink__e", "--class", "1A")]
    [InlineData("--class names one record, and there are several.", "--event", "Low_Ink__e", "--change", "Order__c", "--class", "A")]
    [InlineData("--class names one record, and there are several.", "--event", "Low_Ink__e", "--topic", "OpenOrders", "--class", "A")]
    [InlineData("--namespace: 'Acme..Events' is not a namespace.", "--event", "Low_Ink__e", "--namespace", "Acme..Events")]
    [InlineData("--namespace: 'Acme.event' is not a namespace.", "--event", "Low_Ink__e", "--namespace", "Acme.event")]
    [InlineData("--output: the folder of '/nowhere/a.cs' does not exist.", "--event", "Low_Ink__e", "--output", "/nowhere/a.cs")]
    [InlineData("--output: 'models' is neither a folder nor the name of a C# file.", "--event", "Low_Ink__e", "--output", "models")]
    [InlineData("--metadata: the folder of '/nowhere' does not exist.", "--event", "Low_Ink__e", "--metadata", "/nowhere")]
    [InlineData("--force has no effect on the standard output.", "--event", "Low_Ink__e", "--force")]
    [InlineData("--class has no effect, because --metadata without --output writes no record.", "--event", "Low_Ink__e", "--metadata", "/", "--class", "A")]
    [InlineData("--namespace has no effect, because --metadata without --output writes no record.", "--event", "Low_Ink__e", "--metadata", "/", "--namespace", "A")]
    public async Task Wrong_options_are_refused_before_the_org_is_asked(string expected, params string[] args)
    {
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync(["generate", .. args]));
        AssertOneLine(expected);
        Assert.Empty(_org.Org.Exchanges.Snapshot());
    }

    [Theory]
    [InlineData(ExitCodes.Failure, "--change: the org has no object 'Ordr__c', or the user has no permission to see it. Write Order__c.", "--change", "Ordr__c")]
    [InlineData(ExitCodes.Failure, "--change: the org has no object 'Xylophone__c', or the user has no permission to see it. Correct the name, or", "--change", "Xylophone__c")]
    [InlineData(ExitCodes.Failure, "--event: the org has no platform event 'Low_Inc__e', or the user has no permission to see it. Write Low_Ink__e.", "--event", "Low_Inc__e")]
    [InlineData(ExitCodes.Failure, "--query: the org has no object 'Orders__c', or the user has no permission to see it. Write Order__c.", "--query", "SELECT Id FROM Orders__c")]
    [InlineData(ExitCodes.Failure, "--topic: the org has no PushTopic 'OpenOrder', or it has no query. Write OpenOrders.", "--topic", "OpenOrder")]
    [InlineData(ExitCodes.CouldNotRun, "--change: 'order__c' is written in the wrong case, which matters in a channel. Write Order__c.", "--change", "order__c")]
    [InlineData(ExitCodes.CouldNotRun, "--event: 'LOW_INK__e' is written in the wrong case, which matters in a channel. Write Low_Ink__e.", "--event", "LOW_INK__e")]
    [InlineData(ExitCodes.CouldNotRun, "--query: Order__c has no field 'Statsu__c' (at character 12), or the user has no permission to see it. Write Status__c.", "--query", "SELECT Id, Statsu__c FROM Order__c")]
    [InlineData(ExitCodes.CouldNotRun, "--query: Order__c has no field 'Xyz__c' (at character 31), or the user has no permission to see it. Correct the name", "--query", "SELECT Id FROM Order__c WHERE Xyz__c = 1")]
    public async Task A_name_that_the_org_does_not_have_is_corrected(int exitCode, string expected, params string[] args)
    {
        var file = _org.PathOf("Record.cs");
        Assert.Equal(exitCode, await Shell.RunAsync(["generate", .. args, "--output", file]));
        AssertOneLine(expected);
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData(403, "INSUFFICIENT_ACCESS", "--change: the org does not describe 'Order__c' (HTTP 403 INSUFFICIENT_ACCESS). Give the user access to it")]
    [InlineData(403, "API_DISABLED_FOR_ORG", "The user may not use the API (HTTP 403 API_DISABLED_FOR_ORG).")]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", "The API requests of the last 24 hours are used up")]
    [InlineData(500, "UNKNOWN_EXCEPTION", "--change: the org does not describe 'Order__c' (HTTP 500 UNKNOWN_EXCEPTION).")]
    public async Task A_refusal_of_the_org_is_one_line(int status, string code, string expected)
    {
        _org.Org.Faults.AnswerHttp(RequestKind.Records, status, body: $$"""[{"errorCode":"{{code}}","message":"\u001b[31mno"}]""");
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("generate", "--change", "Order__c"));
        AssertOneLine(expected);
        Assert.DoesNotContain('\u001b', Shell.Err);
    }

    [Theory]
    [InlineData("{", "--change: the org does not describe 'Order__c' (HTTP 200)")]
    [InlineData("[]", "--change: the org does not describe 'Order__c' (HTTP 200)")]
    [InlineData("{}", "--change: the org's description of 'Order__c' cannot be used: ")]
    [InlineData("{\"name\":\"Account\",\"fields\":[]}", "--change: the org describes 'Account' instead of 'Order__c'.")]
    [InlineData("{\"name\":\"../x\",\"fields\":[]}", "--change: the org describes '../x' instead of 'Order__c'.")]
    [InlineData("{\"name\":\"Order__c\",\"fields\":[]}", "--change: the org describes no field of Order__c that its events contain.")]
    [InlineData("{\"name\":\"\\ud800\",\"fields\":[]}", "--change: the org describes '")]
    public async Task A_response_that_is_not_a_description_is_one_line(string body, string expected)
    {
        _org.Org.Faults.AnswerHttp(RequestKind.Records, 200, body: body);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("generate", "--change", "Order__c"));
        AssertOneLine(expected);
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
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync("generate", "--change", "Order__c", "--output", "/proc/Record.cs"));
        AssertOneLine("--output: '/proc/Record.cs' cannot be written: ");
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
        Assert.EndsWith("tse: --query: the query selects no field by its name. Use a form such as SELECT Id, Name FROM Order__c.\n", Shell.Err, StringComparison.Ordinal);
        Assert.Empty(_org.Org.Exchanges.Snapshot());
    }

    private void AssertOneLine(string expected)
    {
        Assert.StartsWith("tse: " + expected, Assert.Single(Shell.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(Shell.Out);
    }
}
