using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Tests.Simulate;

/// <summary>The folder with the content of the org.</summary>
public sealed class SeedTests
{
    private const string Everything = """
        {
          "$schema": "https://example.com/tse-seed.schema.json",
          "records": [{ "entity": "Order__c", "id": "a01Kx00000A1b2CIAR", "fields": { "Name": "ORD-1", "Status__c": "Open" } }],
          "pushTopics": [
            { "name": "OpenOrders", "query": "SELECT Id, Name FROM Order__c WHERE Status__c = 'Open'", "notifyForFields": "all" },
            { "name": "Raw", "fields": ["Id"] }
          ],
          "genericChannels": ["/u/Alerts"],
          "platformEvents": [{ "name": "Dock__e", "fields": ["Number__c"] }, { "name": "Free__e" }],
          "platformEventChannels": [{ "name": "Warehouse__chn", "members": ["Dock__e"] }],
          "changeEvents": ["Order__c", "Account"],
          "changeEventChannels": [{ "name": "Sales__chn", "members": ["Order__c", { "entity": "Account", "enrichedFields": ["Industry"] }] }],
          "deniedChangeEvents": ["Account"],
          "events": [
            { "action": "changeRecord", "entity": "Order__c", "id": "a01Kx00000A1b2CIAR", "fields": { "Name": "ORD-2" } },
            { "action": "publishGeneric", "channel": "/u/Alerts", "payload": { "text": "kept" } }
          ]
        }
        """;

    private const string Field = """
        <CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Number__c</fullName><type>Text</type><length>10</length></CustomField>
        """;

    [Fact]
    public async Task A_seed_adds_channels_records_and_events()
    {
        await using var simulator = await RunningSimulator.StartWithAsync([("seed/org.json", Everything)], "--seed", "@seed");
        var state = await simulator.ReadUntilAsync("state", static _ => true);
        Assert.Equal(
            [
                ("/data/AccountChangeEvent", 0), ("/data/ChangeEvents", 1), ("/data/Order__ChangeEvent", 1), ("/data/Sales__chn", 1), ("/event/Dock__e", 0), ("/event/Free__e", 0), ("/event/Warehouse__chn", 0), ("/topic/OpenOrders", 1),
                ("/topic/Raw", 0), ("/u/Alerts", 1),
            ],
            state.GetProperty("channels").EnumerateArray().Select(static one => (one.GetProperty("name").GetString(), one.GetProperty("storedEvents").GetInt32())));
    }

    [Fact]
    public async Task Metadata_adds_platform_events_and_checks_records()
    {
        var files = new[] { ("seed/metadata/Dock__e/fields/Number__c.field-meta.xml", Field) };
        await using var simulator = await RunningSimulator.StartWithAsync(files, "--seed", "@seed");
        var state = await simulator.ReadUntilAsync("state", static _ => true);
        Assert.Contains("/event/Dock__e", state.GetProperty("channels").EnumerateArray().Select(static one => one.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("{\n  \"genericChannels\": [\"/u/Alerts\",]\n}", "org.json, line 2: the text is not valid JSON.")]
    [InlineData("{\n\n  \"channels\": []\n}", "org.json, line 3, channels: this key is not allowed here. Use one of records, pushTopics,")]
    [InlineData("{\n  \"genericChannels\": [\n    \"/u/Alerts\",\n    \"Alerts\"\n  ]\n}", "org.json, line 4, genericChannels[1]: 'Alerts' is not a valid generic channel")]
    [InlineData("{\n  \"pushTopics\": [\n    { \"query\": \"SELECT Id FROM Account\" }\n  ]\n}", "org.json, line 3, pushTopics[0].name: the key is missing. Add it with a string as its value.")]
    [InlineData("{\n  \"pushTopics\": [\n    { \"name\": \"A\", \"query\": \"SELECT\" }\n  ]\n}", "org.json, line 3, pushTopics[0]: ")]
    [InlineData("{\n  \"pushTopics\": [\n    { \"name\": \"A\",\n \"notifyForFields\": \"some\" }\n  ]\n}", "org.json, line 4, pushTopics[0].notifyForFields: 'some' is not allowed. Use one of referenced, select, where, all.")]
    [InlineData("{\n  \"platformEvents\": [\n    { \"name\": \"A__e\",\n      \"fields\": [1] }\n  ]\n}", "org.json, line 4, platformEvents[0].fields[0]: the value must be a string, in quotation marks.")]
    [InlineData("{\n  \"events\": [\n    { \"action\": \"expireSessions\" }\n  ]\n}", "org.json, line 3, events[0].action: 'expireSessions' is not allowed here.")]
    [InlineData("{\n  \"events\": [\n    { \"action\": \"publishGeneric\",\n      \"channel\": \"/u/A\", \"payload\": 1 }\n  ]\n}", "org.json, line 3, events[0].action: The simulated org has no channel '/u/A'")]
    [InlineData("{\n  \"changeEvents\": [],\n  \"changeEvents\": []\n}", "org.json, line 3, changeEvents: the object contains this key twice. Remove one of the two.")]
    [InlineData("{\n  \"\\ud800\": 1\n}", "org.json, line 2: a string is not valid Unicode. Use valid UTF-8, and write both \\u escapes of a surrogate pair.")]
    [InlineData("{\n  \"genericChannels\": [\n \"/u/\\ud800\"]\n}", "org.json, line 3, genericChannels[0]: a string is not valid Unicode.")]
    [InlineData("{\n  \"records\": [{ \"entity\": \"A\", \"id\": \"001\", \"fields\": {\n \"\\udc00\": 1 } }]\n}", "org.json, line 3, records[0].fields: a string is not valid Unicode.")]
    [InlineData("{\n  \"events\": [{ \"action\": \"publishPlatformEvent\", \"channel\": \"/event/A__e\", \"fields\": {\n \"A__c\": \"\\ud800\" } }]\n}", "org.json, line 3, events[0].fields.A__c: a string is not valid Unicode.")]
    public async Task A_wrong_seed_names_the_file_the_line_and_the_key(string text, string error)
    {
        var (exitCode, written) = await RunningSimulator.FailWithAsync([("org.json", text)], "--seed", "@.");
        Assert.Equal(ExitCodes.CouldNotRun, exitCode);
        Assert.Contains(error, written, StringComparison.Ordinal);
        Assert.Equal(1, written.Count(static character => character == '\n'));
    }

    [Fact]
    public async Task Wrong_metadata_and_a_folder_without_a_seed_are_refused()
    {
        var (exitCode, error) = await RunningSimulator.FailWithAsync([("seed/metadata/Dock__e/fields/A__c.field-meta.xml", "<CustomField>\n<")], "--seed", "@seed");
        Assert.Equal(ExitCodes.CouldNotRun, exitCode);
        Assert.Contains("A__c.field-meta.xml", error, StringComparison.Ordinal);
        Assert.Contains("2", error, StringComparison.Ordinal);
        (exitCode, error) = await RunningSimulator.FailWithAsync([("seed/readme.txt", "")], "--seed", "@seed");
        Assert.Equal((ExitCodes.CouldNotRun, 1), (exitCode, error.Count(static character => character == '\n')));
        Assert.Contains("contains neither a file org.json nor a folder metadata", error, StringComparison.Ordinal);
    }
}
