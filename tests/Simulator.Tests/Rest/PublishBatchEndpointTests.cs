using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Rest;

public sealed class PublishBatchEndpointTests : EventBusTests
{
    private const string Path = "services/data/v66.0/composite/sobjects";

    [Fact]
    public async Task Each_record_has_its_own_outcome()
    {
        var org = await StartBusAsync();
        var (status, answer) = await PostAsync(org, Body("false", Record("Low_Ink__e", "a"), Record("Missing__e", "b"), Record("Low_Ink__e", "c", "Model__c"), Record("Low_Ink__e", "d")));
        Assert.Equal(HttpStatusCode.OK, status);
        var outcomes = JsonNode.Parse(answer)!.AsArray();
        Assert.Equal([true, false, false, true], outcomes.Select(static o => (bool)o!["success"]!));
        Assert.Equal(["OPERATION_ENQUEUED", "INVALID_TYPE", "INVALID_FIELD", "OPERATION_ENQUEUED"], outcomes.Select(static o => (string?)o!["errors"]![0]!["statusCode"]));
        Assert.Equal("""["Model__c"]""", outcomes[2]!["errors"]![0]!["fields"]!.ToJsonString());
        var peer = await HandshakenAsync(org);
        var published = Data(await peer.SendAsync(peer.Subscribe(Ink, -2), Cancel));
        Assert.Equal(["a", "d"], published.Select(static d => (string?)d["payload"]!["Printer_Model__c"]));
        Assert.Equal(
            outcomes.Where(static o => (bool)o!["success"]!).Select(static o => (string?)o!["errors"]![0]!["message"]),
            published.Select(static d => (string?)d["event"]!["EventUuid"]));
        Assert.All(published, static d => Assert.Null(d["payload"]!["attributes"]));
        Assert.Equal(1, org.Exchanges.Count(RequestKind.Publish));
    }

    [Fact]
    public async Task All_or_none_rolls_the_others_back()
    {
        var org = await StartBusAsync();
        var (_, answer) = await PostAsync(org, Body("true", Record("Low_Ink__e", "a"), Record("Missing__e", "b")));
        Assert.Equal(["ALL_OR_NONE_OPERATION_ROLLED_BACK", "INVALID_TYPE"], JsonNode.Parse(answer)!.AsArray().Select(static o => (string?)o!["errors"]![0]!["statusCode"]));
        var peer = await HandshakenAsync(org);
        Assert.Empty(Data(await peer.SendAsync(peer.Subscribe(Ink, -2), Cancel)));
    }

    [Theory]
    [InlineData("[]", "JSON_PARSER_ERROR")]
    [InlineData("{}", "JSON_PARSER_ERROR")]
    [InlineData(@"{""records"":[{""attributes"":{""type"":""Low_Ink__e""},""Printer_Model__c"":""\ud800""}]}", "JSON_PARSER_ERROR")]
    [InlineData(@"{""\ud800"":1,""records"":[]}", "JSON_PARSER_ERROR")]
    [InlineData("""{"records":[{"Printer_Model__c":"a"}]}""", "INVALID_INPUT")]
    [InlineData("""{"records":[7]}""", "INVALID_INPUT")]
    public async Task A_body_of_another_form_is_refused(string body, string code)
    {
        var (status, answer) = await PostAsync(await StartBusAsync(), body);
        Assert.Equal((HttpStatusCode.BadRequest, code), (status, (string?)JsonNode.Parse(answer)![0]!["errorCode"]));
    }

    [Fact]
    public async Task More_than_200_records_are_refused_and_a_token_is_needed()
    {
        var org = await StartBusAsync();
        var records = Enumerable.Range(0, 201).Select(static i => Record("Low_Ink__e", $"{i}")).ToArray();
        Assert.Contains("EXCEEDED_ID_LIMIT", (await PostAsync(org, Body("false", records))).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(org, Body("false", records[1..]))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(org, Body("false"), "wrong")).Status);
    }

    private static string Body(string allOrNone, params string[] records) => $$"""{"allOrNone":{{allOrNone}},"records":[{{string.Join(',', records)}}]}""";

    private static string Record(string type, string model, string field = "Printer_Model__c") => $$"""{"attributes":{"type":"{{type}}"},"{{field}}":"{{model}}"}""";

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(SimulatedOrg org, string body, string? token = null)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token ?? org.IssueAccessToken());
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(org.Url, Path), content, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }
}
