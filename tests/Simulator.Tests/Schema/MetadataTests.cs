using System.Net;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Schema;

/// <summary>Loaded metadata decides which objects, fields and values exist.</summary>
public sealed class MetadataTests : RecordTests
{
    private const string Order = "a01Kx00000A1b2CIAR";

    [Theory]
    [InlineData("SELECT Id, Nmae FROM Order__c", "INVALID_FIELD", "No such column 'Nmae' on entity 'Order__c'")]
    [InlineData("SELECT Id FROM Order__c WHERE Statsu__c = 'Open'", "INVALID_FIELD", "No such column 'Statsu__c' on entity 'Order__c'")]
    [InlineData("SELECT Id FROM Order__c WHERE Total__c = '5'", "INVALID_FIELD", "field 'Total__c' must be of type currency")]
    [InlineData("SELECT Id FROM Order__c WHERE Due__c = 2026-01-01T00:00:00Z", "INVALID_FIELD", "field 'Due__c' must be of type date")]
    [InlineData("SELECT Id FROM Order__c WHERE CreatedDate > 2026-01-01", "INVALID_FIELD", "field 'CreatedDate' must be of type datetime")]
    [InlineData("SELECT Id FROM Order__c WHERE Paid__c = 'true'", "INVALID_FIELD", "field 'Paid__c' must be of type boolean")]
    [InlineData("SELECT Id FROM Order__c WHERE Paid__c > TRUE", "INVALID_FIELD", "invalid operator on boolean field 'Paid__c'")]
    [InlineData("SELECT Id FROM Order__c WHERE Total__c LIKE '5%'", "INVALID_FIELD", "invalid operator on currency field 'Total__c'")]
    [InlineData("SELECT Id FROM Order__c WHERE Status__c INCLUDES ('Open')", "INVALID_FIELD", "invalid operator on picklist field 'Status__c'")]
    [InlineData("SELECT Id FROM Order__c WHERE Account__c LIKE '001%'", "INVALID_FIELD", "invalid operator on reference field 'Account__c'")]
    [InlineData("SELECT Id FROM Order__c WHERE Notes__c = 'a'", "INVALID_FIELD", "field 'Notes__c' can not be filtered in a query call")]
    [InlineData("SELECT Id FROM Orders__c", "INVALID_TYPE", "sObject type 'Orders__c' is not supported")]
    public async Task A_query_that_does_not_fit_the_metadata_is_refused(string query, string code, string message)
    {
        var org = await WithOrdersAsync();
        AssertError(code, message, await QueryAsync(org, query));
    }

    [Theory]
    [InlineData("Name = 'a' AND Status__c = 'Open' AND Total__c > 1 AND Paid__c = FALSE AND Due__c < 2026-12-31")]
    [InlineData("Tags__c INCLUDES ('a') AND Tags__c = 'B;A' AND Tags__c != 'a;c'")]
    [InlineData("Account__c = '001Kx00000Zz1AA' AND status__c IN ('OPEN') AND CreatedDate > 2026-01-01T00:00:00Z AND Memo__c = null")]
    public async Task A_query_that_fits_finds_records(string condition)
    {
        var org = await WithOrdersAsync();
        await org.PublishChangeAsync(
            "Order__c", Order, new { Name = "a", Status__c = "Open", Total__c = 5, Due__c = "2026-05-04", Tags__c = "a;b", Account__c = Acme }, Cancel);
        await org.PublishChangeAsync("Order__c", Order, new { paid__c = (bool?)null }, Cancel);
        Assert.Equal(Order, await FoundAsync(org, $"SELECT Id FROM order__c WHERE {condition}"));
        Assert.Equal("", await FoundAsync(org, $"SELECT Id FROM Order__c WHERE NOT ({condition})"));
    }

    [Theory]
    [InlineData("""{"Statsu__c":"Open"}""", "INVALID_FIELD: No such column 'Statsu__c' on sobject of type Order__c")]
    [InlineData("""{"Status__c":"Opne"}""", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Status__c: bad value for restricted picklist field: Opne")]
    [InlineData("""{"Status__c":5}""", "INVALID_FIELD: Status__c: 5 is not a valid value of type picklist")]
    [InlineData("""{"Total__c":"5"}""", "INVALID_FIELD: Total__c: '5' is not a valid value of type currency")]
    [InlineData("""{"Paid__c":1}""", "INVALID_FIELD: Paid__c: 1 is not a valid value of type boolean")]
    [InlineData("""{"Due__c":"04.05.2026"}""", "INVALID_FIELD: Due__c: '04.05.2026' is not a valid date")]
    [InlineData("""{"Sent__c":"today"}""", "INVALID_FIELD: Sent__c: 'today' is not a valid date and time")]
    [InlineData("""{"Code__c":"ABCDEF"}""", "STRING_TOO_LONG: Code__c: data value too large: ABCDEF (max length=5)")]
    public async Task A_value_that_does_not_fit_is_refused(string values, string message)
    {
        var org = await WithOrdersAsync();
        var error = await Assert.ThrowsAsync<ArgumentException>(
            "fields", async () => await org.PublishChangeAsync("Order__c", Order, JsonNode.Parse(values)!, Cancel));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("", await FoundAsync(org, "SELECT Id FROM Order__c"));
    }

    [Theory]
    [InlineData("SELECT Id, Statsu__c FROM Order__c", "INVALID_FIELD: \nSELECT Id, Statsu__c FROM Order__c\n           ^\nERROR at Row:1:Column:12\nNo such column 'Statsu__c'")]
    [InlineData("SELECT Id, Name FROM Orders__c", "INVALID_TYPE: sObject type 'Orders__c' is not supported")]
    [InlineData("SELECT Id, Name FROM Order__c WHERE Memo__c = 'a'", "INVALID_FIELD: field 'Memo__c' can not be filtered")]
    [InlineData("SELECT Id, Name FROM Order__c WHERE Rank__c = 'a'", "INVALID_FIELD: field 'Rank__c' can not be filtered")]
    public async Task A_PushTopic_that_does_not_fit_is_refused(string query, string message)
    {
        var org = await WithOrdersAsync();
        var error = Assert.Throws<ArgumentException>("draft", () => org.AddPushTopic(new PushTopicDraft("X", query)));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        org.AddPushTopic(new PushTopicDraft("X", "SELECT Id, Memo__c, Rank__c FROM Order__c"));
    }

    [Fact]
    public async Task Values_and_names_have_the_form_of_the_metadata()
    {
        var org = await WithOrdersAsync();
        org.AddPushTopic(new PushTopicDraft("X", "SELECT Id, sent__c, SUM__c, paid__c FROM order__c"));
        var peer = await SubscribedAsync(org, "/topic/X");
        await org.PublishChangeAsync("Order__c", Order, new { SENT__C = "2026-05-04T11:00:00+02:00", Sum__c = 1, Paid__c = true }, Cancel);
        // The change of a roll-up summary causes no event.
        Assert.Empty(await org.PublishChangeAsync("Order__c", Order, new { Sum__c = 2 }, Cancel));
        Assert.Equal(["""created {"Id":"a01Kx00000A1b2CIAR","Sent__c":"2026-05-04T09:00:00.000Z","Sum__c":1,"Paid__c":true}"""], await EventsAsync(peer));
        Assert.Equal("2026-05-04T09:00:00.000+0000", await FoundAsync(org, "SELECT Sent__c FROM Order__c", "Sent__c"));
        Assert.Null((await GetAsync(org, "sobjects/Order__c/" + Order)).AsObject()["Due__c"]);
        AssertError(
            "INVALID_FIELD", "No such column 'Nmae' on sobject of type Order__c", await CallAsync(org, HttpMethod.Get, $"{Data}sobjects/Order__c/{Order}?fields=Nmae"));
    }

    [Fact]
    public async Task Source_of_a_standard_object_has_only_some_of_its_fields()
    {
        var org = await StartAsync();
        org.AddMetadata("objects/Account/fields/Tier__c.field-meta.xml", Metadata.Field("Tier__c", "Number"));
        org.SetRecord("Account", Acme, new { Name = "Acme", Industry = "Energy" });
        Assert.Equal("Acme", await FoundAsync(org, "SELECT Name FROM Account WHERE Industry = 'energy' AND Tier__c = null", "Name"));
        Assert.Throws<ArgumentException>("fields", () => org.SetRecord("Account", Acme, new { Tier__c = "Gold" }));
        org.AddMetadata("Account.describe.json", """{"name":"Account","fields":[{"name":"Industry","type":"picklist"}]}""");
        AssertError("INVALID_FIELD", "'Website'", await QueryAsync(org, "SELECT Website FROM Account"));
    }

    [Fact]
    public async Task Files_that_contradict_each_other_leave_the_type_open()
    {
        var org = await StartAsync();
        org.AddMetadata("a/Account/fields/Tier__c.field-meta.xml", Metadata.Field("Tier__c", "Number"));
        org.AddMetadata("b/Account/fields/Tier__c.field-meta.xml", Metadata.Field("Tier__c", "Text"));
        org.SetRecord("Account", Acme, new { Tier__c = "Gold" });
        org.SetRecord("Account", Acme, new { Tier__c = 5 });
        Assert.Equal("5", await FoundAsync(org, "SELECT Tier__c FROM Account WHERE Tier__c = 5", "Tier__c"));
    }

    [Fact]
    public async Task A_platform_event_is_added_with_its_fields()
    {
        var org = await StartAsync();
        org.AddMetadata("Low_Ink__e.object-meta.xml", Metadata.Object());
        org.AddMetadata("Low_Ink__e/fields/Model__c.field-meta.xml", Metadata.Field("Model__c", "Text"));
        var path = Data + "sobjects/Low_Ink__e";
        AssertError("INVALID_FIELD", "No such column 'Modle__c'", await CallAsync(org, HttpMethod.Post, path, """{"Modle__c":"a"}"""));
        Assert.Equal(HttpStatusCode.Created, (await CallAsync(org, HttpMethod.Post, path, """{"Model__c":"a"}""")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_metadata_can_be_read_over_REST(bool isPrinted)
    {
        var org = await WithOrdersAsync();
        var description = await GetAsync(org, "sobjects/Order__c/describe");
        Assert.Equal("Order", description["label"]!.GetValue<string>());
        var fields = description["fields"]!.AsArray().ToDictionary(static field => field!["name"]!.GetValue<string>(), static field => field!["type"]!.GetValue<string>());
        Assert.Equal(
            ("string", "picklist", "currency", "boolean", "date", "datetime", "multipicklist", "reference", "id"),
            (fields["Name"], fields["Status__c"], fields["Total__c"], fields["Paid__c"], fields["Due__c"], fields["Sent__c"], fields["Tags__c"], fields["Account__c"], fields["Id"]));
        // A description of this org is metadata for another one, also in the form in which the command line prints it.
        var other = await StartAsync();
        other.AddMetadata("Order__c.describe.json", isPrinted ? $$"""{"status":0,"result":{{description.ToJsonString()}},"warnings":[]}""" : description.ToJsonString());
        AssertError("INVALID_FIELD", "'Statsu__c'", await QueryAsync(other, "SELECT Statsu__c FROM Order__c"));
        Assert.Equal("", await FoundAsync(other, "SELECT Id, Status__c, Name FROM Order__c WHERE Total__c > 5"));
    }

    [Fact]
    public async Task The_description_has_labels_and_values_and_the_parts_of_geolocations()
    {
        var org = await WithOrdersAsync();
        org.AddMetadata("Order__c/fields/Place__c.field-meta.xml", Metadata.Field("Place__c", "Location", "<required>true</required><scale>3</scale><inlineHelpText>Where</inlineHelpText>"));
        var fields = (await GetAsync(org, "sobjects/order__c/describe"))["fields"]!.AsArray().ToDictionary(static field => field!["name"]!.GetValue<string>(), static field => field!.AsObject());
        Assert.Equal(
            """[{"active":true,"defaultValue":false,"label":"Open","value":"Open"},{"active":true,"defaultValue":false,"label":"Shipped","value":"Shipped"},{"active":false,"defaultValue":false,"label":"Old","value":"Old"}]""",
            fields["Status__c"]["picklistValues"]!.ToJsonString());
        Assert.Equal("True Place__c Where 3 False", $"{fields["Status__c"]["restrictedPicklist"]} {fields["Place__c"]["label"]} {fields["Place__c"]["inlineHelpText"]} {fields["Place__c"]["scale"]} {fields["Place__c"]["nillable"]}", ignoreCase: true);
        Assert.Equal("Place__c double", $"{fields["Place__Latitude__s"]["compoundFieldName"]} {fields["Place__Latitude__s"]["type"]}");
        Assert.Equal("Code__c", fields["Rank__c"]["calculatedFormula"]!.GetValue<string>());
        Assert.Equal("True False False", $"{fields["Memo__c"]["filterable"]} {fields["Notes__c"]["filterable"]} {fields["Id"]["nillable"]}", ignoreCase: true);
        Assert.Equal(5, fields["Code__c"]["length"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_description_that_was_saved_is_described_again_in_the_same_way()
    {
        var org = await WithOrdersAsync();
        var description = await GetAsync(org, "sobjects/Order__c/describe");
        var other = await StartAsync();
        other.AddMetadata("Order__c.describe.json", description.ToJsonString());
        Assert.Equal(description.ToJsonString(), (await GetAsync(other, "sobjects/Order__c/describe")).ToJsonString());
    }

    [Fact]
    public async Task A_platform_event_is_described_and_all_objects_are_listed()
    {
        var org = await WithOrdersAsync();
        org.AddPlatformEvent("Low_Ink__e", ["Model__c"]);
        org.AddChangeEvents("Account");
        var fields = (await GetAsync(org, "sobjects/low_ink__e/describe"))["fields"]!.AsArray().Select(static field => $"{field!["name"]} {field["type"]}");
        Assert.Equal(["Model__c anyType", "ReplayId string", "CreatedDate datetime", "CreatedById reference"], fields);
        var names = (await GetAsync(org, "sobjects"))["sobjects"]!.AsArray().Select(static one => one!["name"]!.GetValue<string>());
        Assert.Equal(["Account", "Low_Ink__e", "Order__c", "Organization", "PushTopic"], names);
        AssertError("METHOD_NOT_ALLOWED", "'POST'", await CallAsync(org, HttpMethod.Post, Data + "sobjects", "{}"), HttpStatusCode.MethodNotAllowed);
        AssertError("NOT_FOUND", "not exist", await CallAsync(org, HttpMethod.Get, Data + "sobjects/Missing__c/describe"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_checkbox_that_was_never_set_is_false()
    {
        var org = await WithOrdersAsync();
        await org.PublishChangeAsync("Order__c", Order, new { Total__c = 5 }, Cancel);
        Assert.Equal("false", await FoundAsync(org, "SELECT Paid__c FROM Order__c WHERE Paid__c = FALSE", "Paid__c"));
        Assert.Equal("", await FoundAsync(org, "SELECT Id FROM Order__c WHERE Paid__c = NULL"));
        Assert.Empty(await org.PublishChangeAsync("Order__c", Order, new { Paid__c = false }, Cancel));
    }

    private async Task<SimulatedOrg> WithOrdersAsync()
    {
        var org = await StartAsync();
        org.AddMetadata("force-app/main/objects/Order__c/Order__c.object-meta.xml", Metadata.Object("<label>Order</label><nameField><label>No.</label><type>AutoNumber</type></nameField>"));
        foreach (var (name, type, rest) in (IEnumerable<(string, string, string)>)[
            ("Status__c", "Picklist", Metadata.Restricted("Open", "Shipped")),
            ("Total__c", "Currency", ""),
            ("Paid__c", "Checkbox", ""),
            ("Due__c", "Date", ""),
            ("Sent__c", "DateTime", ""),
            ("Tags__c", "MultiselectPicklist", ""),
            ("Account__c", "Lookup", ""),
            ("Code__c", "Text", "<length>5</length>"),
            ("Memo__c", "TextArea", ""),
            ("Notes__c", "LongTextArea", "<length>32768</length>"),
            ("Rank__c", "Text", "<formula>Code__c</formula>"),
            ("Sum__c", "Summary", "")])
        {
            org.AddMetadata($"force-app/main/objects/Order__c/fields/{name}.field-meta.xml", Metadata.Field(name, type, rest));
        }

        return org;
    }
}
