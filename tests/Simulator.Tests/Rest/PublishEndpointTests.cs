using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Rest;

public sealed class PublishEndpointTests : EventBusTests
{
    private const string Path = "services/data/v66.0/sobjects/Low_Ink__e";
    private const string NotFound = """[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""";
    private const string Unauthorized = """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""";

    [Theory]
    [InlineData(Path)]
    [InlineData(Path + "/")]
    [InlineData("services/data/v37.0/sobjects/Low_Ink__e")]
    public async Task A_published_event_is_enqueued_under_the_uuid_that_it_comes_with(string path)
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Ink);
        var held = await HoldAsync(org, peer);
        var (status, answer) = await PostAsync(org, path, """{"Printer_Model__c":" XZO-5 ","Ink_Percentage__c":0.20}""");
        Assert.Equal(HttpStatusCode.Created, status);
        var data = Assert.Single(Data(await held));
        var uuid = data["event"]!["EventUuid"]!.GetValue<string>();
        var id = JsonNode.Parse(answer)!["id"]!.GetValue<string>();
        Assert.Matches("^e01[A-Za-z0-9]{15}$", id);
        Assert.Equal(
            $$"""{"id":"{{id}}","success":true,"errors":[{"statusCode":"OPERATION_ENQUEUED","message":"{{uuid}}","fields":[]}]}""", answer);
        Assert.Equal("XZO-5", data["payload"]!["Printer_Model__c"]!.GetValue<string>());
        Assert.Equal("0.20", data["payload"]!["Ink_Percentage__c"]!.ToJsonString());
        Assert.Equal("CreatedDate CreatedById Printer_Model__c Ink_Percentage__c", Members(data["payload"]));
        Assert.Equal(1, org.Exchanges.Count(RequestKind.Publish));
    }

    [Theory]
    [InlineData("services/data/v66.0/sobjects/low_ink__e")]
    [InlineData("services/data/v66.0/sobjects/Missing__e")]
    [InlineData("services/data/v66.0/sobjects/Account")]
    [InlineData("services/data/v67.0/sobjects/Low_Ink__e")]
    [InlineData("services/data/66.0/sobjects/Low_Ink__e")]
    [InlineData("services/data/v66.0/sobjects/Missing__e/describe")]
    public async Task An_unknown_event_is_not_found(string path)
    {
        var org = await StartBusAsync();
        Assert.Equal((HttpStatusCode.NotFound, NotFound), await PostAsync(org, path, "{}"));
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(org, Path, "{}")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"Printer_Model__c":"a","Printer_Model__c":"b"}""")]
    public async Task A_body_that_is_no_JSON_object_is_refused(string body)
    {
        var org = await StartBusAsync();
        Assert.Equal(
            (HttpStatusCode.BadRequest, """[{"message":"The body is not a JSON object","errorCode":"JSON_PARSER_ERROR"}]"""),
            await PostAsync(org, Path, body));
        await AssertNothingPublishedAsync(org);
    }

    [Fact]
    public async Task A_field_outside_of_the_definition_is_refused()
    {
        var org = await StartBusAsync();
        var (status, answer) = await PostAsync(org, Path, """{"Model__c":"a"}""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("""[{"message":"No such column 'Model__c' on sobject of type Low_Ink__e","errorCode":"INVALID_FIELD"}]""", answer);
        await AssertNothingPublishedAsync(org);
        org.AddPlatformEvent("Low_Ink__e");
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(org, Path, """{"Model__c":"a"}""")).Status);
    }

    [Fact]
    public async Task A_token_is_needed()
    {
        var org = await StartBusAsync();
        Assert.Equal((HttpStatusCode.Unauthorized, Unauthorized), await PostAsync(org, Path, "{}", token: null));
        Assert.Equal((HttpStatusCode.Unauthorized, Unauthorized), await PostAsync(org, Path, "{}", "wrong"));
        var token = org.IssueAccessToken();
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(org, Path, "{}", token)).Status);
        org.Faults.RevokeTokens();
        Assert.Equal((HttpStatusCode.Unauthorized, Unauthorized), await PostAsync(org, Path, "{}", token));
        var open = await StartBusAsync(options => options.RequireAuthentication = false);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(open, Path, "{}", token: null)).Status);
    }

    [Fact]
    public async Task Only_posts_of_up_to_a_megabyte_publish()
    {
        var org = await StartBusAsync();
        using var http = Client(org.IssueAccessToken());
        using var got = await http.GetAsync(new Uri(org.Url, Path), Cancel);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, got.StatusCode);
        var longest = $$"""{"Printer_Model__c":"{{new string('x', 1_048_576 - 23)}}"}""";
        Assert.Equal(1_048_576, longest.Length);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(org, Path, longest)).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(org, Path, longest + " ")).Status);
    }

    [Fact]
    public async Task Publishing_meets_faults_but_no_Bayeux_refusals()
    {
        var org = await StartBusAsync();
        org.Faults.AnswerHttp(RequestKind.Publish, 503, "busy");
        org.Faults.Refuse(RequestKind.Any, "403::Restricted channel");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "busy"), await PostAsync(org, Path, "{}"));
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(org, Path, "{}")).Status);
        JsonAssert.Refused("403::Restricted channel", await NewPeer(org).HandshakeAsync(Cancel));
        Assert.Throws<ArgumentOutOfRangeException>("kind", () => org.Faults.Refuse(RequestKind.Publish, "403::Restricted channel"));
    }

    private async Task AssertNothingPublishedAsync(SimulatedOrg org)
    {
        var peer = await HandshakenAsync(org);
        Assert.Empty(Data(await peer.SendAsync(peer.Subscribe(Ink, -2), Cancel)));
    }

    private Task<(HttpStatusCode Status, string Body)> PostAsync(SimulatedOrg org, string path, string body) =>
        PostAsync(org, path, body, org.IssueAccessToken());

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(SimulatedOrg org, string path, string body, string? token)
    {
        using var http = Client(token);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(org.Url, path), content, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    private static HttpClient Client(string? token)
    {
        var http = new HttpClient();
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }
}
