using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.PushTopics;

/// <summary>PushTopics are created, read, changed and deleted over REST.</summary>
public sealed class PushTopicResourceTests : RecordTests
{
    private const string Path = Data + "sobjects/PushTopic";
    private const string Order = "a01Kx00000A1b2CIAR";

    private const string Body =
        """{"Name":"OrderWatch","Query":"SELECT Id, Name, Status__c FROM Order__c WHERE Status__c = 'Open'","ApiVersion":66.0,"NotifyForFields":"Referenced"}""";

    [Fact]
    public async Task A_created_PushTopic_publishes_events()
    {
        var org = await StartAsync();
        var (status, answer) = await CallAsync(org, HttpMethod.Post, Path, Body);
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Matches("^0IF[A-Za-z0-9]{15}$", answer!["id"]!.GetValue<string>());
        JsonAssert.Same($$"""{"id":"{{answer["id"]}}","success":true,"errors":[]}""", answer);
        var peer = await SubscribedAsync(org, "/topic/OrderWatch");
        await org.PublishChangeAsync("Order__c", Order, new { Name = "ORD-0007", Status__c = "Open" }, Cancel);
        Assert.Equal(["""created {"Id":"a01Kx00000A1b2CIAR","Name":"ORD-0007","Status__c":"Open"}"""], await EventsAsync(peer));
    }

    [Fact]
    public async Task It_is_described_listed_and_queried()
    {
        var org = await StartAsync();
        var id = await CreateAsync(org);
        var record = await GetAsync(org, $"sobjects/PushTopic/{id}?fields=Name,Query,ApiVersion,IsActive,NotifyForFields,NotifyForOperations,NotifyForOperationCreate,Description");
        JsonAssert.Same(
            $$"""
            {
              "attributes":{"type":"PushTopic","url":"/services/data/v66.0/sobjects/PushTopic/{{id}}"},
              "Name":"OrderWatch","Query":"SELECT Id, Name, Status__c FROM Order__c WHERE Status__c = 'Open'","ApiVersion":66,"IsActive":true,
              "NotifyForFields":"Referenced","NotifyForOperations":"All","NotifyForOperationCreate":true,"Description":null,"Id":"{{id}}"
            }
            """,
            record);
        Assert.Equal(id, await FoundAsync(org, "SELECT Id FROM PushTopic WHERE Name = 'orderwatch' AND IsActive = TRUE AND ApiVersion > 60"));
        Assert.Equal("", await FoundAsync(org, "SELECT Id FROM PushTopic WHERE Name = 'OrderWatches'"));
        AssertError("INVALID_FIELD", "No such column 'Nam' on entity 'PushTopic'", await QueryAsync(org, "SELECT Nam FROM PushTopic"));
        var list = await GetAsync(org, "sobjects/PushTopic");
        Assert.Equal(id, list["recentItems"]![0]!["Id"]!.GetValue<string>());
        Assert.Equal("0IF", list["objectDescribe"]!["keyPrefix"]!.GetValue<string>());
        var description = await GetAsync(org, "sobjects/PushTopic/describe");
        var fields = description["fields"]!.AsArray().ToDictionary(static field => field!["name"]!.GetValue<string>(), static field => field!);
        Assert.Equal(("string", 25), (fields["Name"]["type"]!.GetValue<string>(), fields["Name"]["length"]!.GetValue<int>()));
        Assert.Equal(1300, fields["Query"]["length"]!.GetValue<int>());
        Assert.Equal(["Referenced", "Select", "Where", "All"], fields["NotifyForFields"]["picklistValues"]!.AsArray().Select(static value => value!["value"]!.GetValue<string>()));
        Assert.Equal("datetime", fields["CreatedDate"]["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Another_query_takes_effect_for_subscribers()
    {
        var org = await StartAsync();
        var id = await CreateAsync(org);
        var peer = await SubscribedAsync(org, "/topic/OrderWatch");
        await org.PublishChangeAsync("Order__c", Order, new { Name = "a", Status__c = "Open", Total__c = 5 }, Cancel);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NoContent, (await ChangeAsync(org, id, """{"Query":"SELECT Id, Total__c FROM Order__c WHERE Total__c > 5"}""")).Status);
        await org.PublishChangeAsync("Order__c", Order, new { Name = "b" }, Cancel);
        await org.PublishChangeAsync("Order__c", Order, new { Total__c = 6 }, Cancel);
        Assert.Equal(
            ["""created {"Id":"a01Kx00000A1b2CIAR","Name":"a","Status__c":"Open"}""", """updated {"Id":"a01Kx00000A1b2CIAR","Total__c":6}"""],
            await EventsAsync(peer));
        var record = await GetAsync(org, $"sobjects/PushTopic/{id}");
        Assert.Equal("2026-05-04T09:12:33.208+0000", record["CreatedDate"]!.GetValue<string>());
        Assert.Equal("2026-05-04T09:12:34.208+0000", record["LastModifiedDate"]!.GetValue<string>());
    }

    [Fact]
    public async Task After_another_name_old_subscribers_stay_and_new_ones_need_the_new_channel()
    {
        var org = await StartAsync();
        var id = await CreateAsync(org);
        var peer = await SubscribedAsync(org, "/topic/OrderWatch");
        Assert.Equal(HttpStatusCode.NoContent, (await ChangeAsync(org, id, """{"Name":"Orders"}""")).Status);
        Assert.Equal(["/topic/Orders"], (await org.PublishChangeAsync("Order__c", Order, new { Status__c = "Open" }, Cancel)).Keys);
        var message = (await peer.ConnectAsync(Cancel))[0]!;
        Assert.Equal("/topic/OrderWatch", message["channel"]!.GetValue<string>());
        var later = await HandshakenAsync(org);
        JsonAssert.Refused(
            "400::The channel you requested to subscribe to doesn't exist {/topic/OrderWatch}", await later.SubscribeAsync("/topic/OrderWatch", -1, Cancel));
        Assert.True((await later.SubscribeAsync("/topic/Orders", -1, Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_deleted_PushTopic_has_no_channel()
    {
        var org = await StartAsync();
        var id = await CreateAsync(org);
        Assert.Equal(HttpStatusCode.NoContent, (await CallAsync(org, HttpMethod.Delete, $"{Path}/{id}")).Status);
        AssertError("NOT_FOUND", "does not exist", await CallAsync(org, HttpMethod.Delete, $"{Path}/{id}"), HttpStatusCode.NotFound);
        Assert.Equal("", await FoundAsync(org, "SELECT Id FROM PushTopic"));
        Assert.Empty(await org.PublishChangeAsync("Order__c", Order, new { Status__c = "Open" }, Cancel));
        var peer = await HandshakenAsync(org);
        JsonAssert.Refused(
            "400::The channel you requested to subscribe to doesn't exist {/topic/OrderWatch}", await peer.SubscribeAsync("/topic/OrderWatch", -1, Cancel));
        Assert.NotEqual(id, await CreateAsync(org));
    }

    [Theory]
    [InlineData("""{"Name":"X","Query":"SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact)"}""", "INVALID_FIELD", "semi/anti join sub-selects are not supported", "Query")]
    [InlineData("""{"Query":"SELECT Id, COUNT(Name) FROM Account"}""", "INVALID_FIELD", "Aggregate queries are not supported", "Query")]
    [InlineData("""{"Query":"SELECT Id, Name FROM Account GROUP BY Name"}""", "INVALID_FIELD", "Aggregate queries are not supported", "Query")]
    [InlineData("""{"Query":"SELECT Id, Name FROM Account LIMIT 5"}""", "INVALID_FIELD", "'LIMIT' is not allowed", "Query")]
    [InlineData("""{"Query":"SELECT Id, Owner.Name FROM Account"}""", "INVALID_FIELD", "relationships are not supported", "Query")]
    [InlineData("""{"Query":"SELECT Id, Name FROM Account ORDER BY Name"}""", "INVALID_FIELD", "'ORDER BY' clause is not allowed", "Query")]
    [InlineData("""{"Query":"SELECT Id, Name FROM Account WHERE NOT Name = 'a'"}""", "INVALID_FIELD", "'NOT' is not supported", "Query")]
    [InlineData("""{"Query":"SELECT Id, Name FROM Account OFFSET 5"}""", "INVALID_FIELD", "'OFFSET' clause is not allowed", "Query")]
    [InlineData("""{"Query":"SELECT Id, TYPEOF What WHEN Account THEN Phone END FROM Task"}""", "INVALID_FIELD", "'TYPEOF' clause is not allowed", "Query")]
    [InlineData("""{"Query":"SELECT Id FROM Account"}""", "INVALID_FIELD", "a field other than Id in the SELECT list or in the WHERE condition", "Query")]
    [InlineData("""{"Query":"SELECT Id FROM Account WHERE Name = 'a'","NotifyForFields":"Select"}""", "INVALID_FIELD", "a field other than Id in the SELECT list", "Query")]
    [InlineData("""{"Query":"SELECT Id, Name FROM Account","NotifyForFields":"Where"}""", "INVALID_FIELD", "a field other than Id in the WHERE condition", "Query")]
    [InlineData("""{"Query":"SELECT Name FROM Account"}""", "INVALID_FIELD", "must select the field 'Id'", "Query")]
    [InlineData("""{"Query":"SELECT Id, Name FROM Product2"}""", "INVALID_FIELD", "'Product2' is not supported in PushTopics", "Query")]
    [InlineData("""{"Query":"SELECT Id Name FROM Account"}""", "MALFORMED_QUERY", "unexpected token: 'Name'", "Query")]
    [InlineData("""{"Query":null}""", "REQUIRED_FIELD_MISSING", "[Query]", "Query")]
    [InlineData("""{"Name":""}""", "REQUIRED_FIELD_MISSING", "[Name]", "Name")]
    [InlineData("""{"ApiVersion":null}""", "REQUIRED_FIELD_MISSING", "[ApiVersion]", "ApiVersion")]
    [InlineData("""{"ApiVersion":20.0}""", "INVALID_FIELD", "above 20.0", "ApiVersion")]
    [InlineData("""{"ApiVersion":67}""", "INVALID_FIELD", "at most 66.0", "ApiVersion")]
    [InlineData("""{"ApiVersion":"66.0"}""", "JSON_PARSER_ERROR", "ApiVersion", "ApiVersion")]
    [InlineData("""{"Name":"ThisNameHasTwentySixLetter"}""", "STRING_TOO_LONG", "max length=25", "Name")]
    [InlineData("""{"Name":"Order Watch"}""", "INVALID_FIELD", "letters, digits and underscores", "Name")]
    [InlineData("""{"NotifyForFields":"Some"}""", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Some", "NotifyForFields")]
    [InlineData("""{"NotifyForFields":null}""", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "NotifyForFields", "NotifyForFields")]
    [InlineData("""{"NotifyForOperations":"All"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "Unable to create/update fields: NotifyForOperations", "NotifyForOperations")]
    [InlineData("""{"IsActive":"yes"}""", "JSON_PARSER_ERROR", "IsActive", "IsActive")]
    [InlineData("""{"Quary":"SELECT Id FROM Account"}""", "INVALID_FIELD", "No such column 'Quary' on sobject of type PushTopic", "Quary")]
    public async Task What_Salesforce_refuses_is_refused_with_its_text(string changes, string code, string message, string field)
    {
        var org = await StartAsync();
        var body = JsonNode.Parse(Body)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject()) body[name] = value?.DeepClone();
        var refused = await CallAsync(org, HttpMethod.Post, Path, body.ToJsonString());
        AssertError(code, message, refused);
        Assert.Equal(field, refused.Answer![0]!["fields"]![0]!.GetValue<string>());
        Assert.Equal("", await FoundAsync(org, "SELECT Id FROM PushTopic"));
        // The same body without the changes is accepted.
        await CreateAsync(org);
    }

    [Fact]
    public async Task A_name_exists_only_once()
    {
        var org = await StartAsync();
        var id = await CreateAsync(org);
        AssertError("DUPLICATE_VALUE", $"record with id: {id}", await CallAsync(org, HttpMethod.Post, Path, Body));
        var other = JsonNode.Parse(Body)!;
        other["Name"] = "Other";
        var otherId = (await CallAsync(org, HttpMethod.Post, Path, other.ToJsonString())).Answer!["id"]!.GetValue<string>();
        AssertError("DUPLICATE_VALUE", $"record with id: {id}", await ChangeAsync(org, otherId, """{"Name":"OrderWatch"}"""));
        Assert.Equal(HttpStatusCode.NoContent, (await ChangeAsync(org, otherId, """{"Description":"changed"}""")).Status);
    }

    [Theory]
    [InlineData(true, true, "All")]
    [InlineData(true, false, "Create")]
    [InlineData(false, true, "Update")]
    [InlineData(false, false, "Extended")]
    public async Task The_older_field_says_which_of_two_operations_notify(bool create, bool update, string expected)
    {
        var org = await StartAsync();
        org.AddPushTopic(new PushTopicDraft("X", "SELECT Id, Name FROM Account") { NotifyForOperationCreate = create, NotifyForOperationUpdate = update });
        Assert.Equal(expected, await FoundAsync(org, "SELECT NotifyForOperations FROM PushTopic WHERE ApiVersion = 66", "NotifyForOperations"));
    }

    [Fact]
    public async Task A_refused_change_changes_nothing()
    {
        var org = await StartAsync();
        var id = await CreateAsync(org);
        AssertError("INVALID_FIELD", "'LIMIT' is not allowed", await ChangeAsync(org, id, """{"Name":"Other","Query":"SELECT Id, Name FROM Order__c LIMIT 1"}"""));
        AssertError("JSON_PARSER_ERROR", "not a JSON object", await ChangeAsync(org, id, "[]"));
        AssertError("METHOD_NOT_ALLOWED", "GET,PATCH,DELETE", await CallAsync(org, HttpMethod.Put, $"{Path}/{id}", "{}"), HttpStatusCode.MethodNotAllowed);
        AssertError("METHOD_NOT_ALLOWED", "GET,POST", await CallAsync(org, HttpMethod.Delete, Path), HttpStatusCode.MethodNotAllowed);
        Assert.Equal("OrderWatch", await FoundAsync(org, "SELECT Name FROM PushTopic", "Name"));
        Assert.Single(await org.PublishChangeAsync("Order__c", Order, new { Status__c = "Open" }, Cancel));
    }

    [Fact]
    public async Task A_wrong_draft_of_a_test_is_refused_with_the_same_text()
    {
        var org = await StartAsync();
        var error = Assert.Throws<ArgumentException>("draft", () => org.AddPushTopic(new PushTopicDraft("X", "SELECT Id, Name FROM Account LIMIT 5")));
        Assert.StartsWith("INVALID_FIELD: 'LIMIT' is not allowed", error.Message, StringComparison.Ordinal);
        var id = org.AddPushTopic(new PushTopicDraft("X", "SELECT Id, Name FROM Account"));
        Assert.Equal(id, org.AddPushTopic(new PushTopicDraft("X", "SELECT Id, Phone FROM Account")));
        Assert.Equal("SELECT Id, Phone FROM Account", await FoundAsync(org, "SELECT Query FROM PushTopic", "Query"));
    }

    /// <summary>The response has no body, and the connection is used for the next request.</summary>
    [Fact]
    public async Task A_change_keeps_its_connection_open()
    {
        var org = await StartAsync();
        var id = await CreateAsync(org);
        var connections = 0;
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, token) =>
            {
                connections++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, token);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", org.IssueAccessToken());
        for (var number = 0; number < 5; number++)
        {
            using var body = new StringContent($$"""{"Description":"{{number}}"}""", Encoding.UTF8, "application/json");
            using var response = await http.PatchAsync(new Uri(org.Url, $"{Path}/{id}"), body, Cancel);
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
            Assert.Null(response.Headers.ConnectionClose);
        }

        Assert.Equal(1, connections);
    }

    private async Task<string> CreateAsync(SimulatedOrg org)
    {
        var (status, answer) = await CallAsync(org, HttpMethod.Post, Path, Body);
        Assert.Equal(HttpStatusCode.Created, status);
        return answer!["id"]!.GetValue<string>();
    }

    private Task<(HttpStatusCode Status, JsonNode? Answer)> ChangeAsync(SimulatedOrg org, string id, string body) =>
        CallAsync(org, HttpMethod.Patch, $"{Path}/{id}", body);
}
