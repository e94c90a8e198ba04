using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Tests.Wire;

/// <summary>Tests of an org with records.</summary>
public abstract class RecordTests : OrgTests
{
    protected const string Acme = "001Kx00000Zz1AAIAZ";
    protected const string Data = "services/data/v66.0/";
    protected const string OpenOrders = "SELECT Id, Name, Status__c FROM Order__c WHERE Status__c = 'Open'";

    private protected async Task<(HttpStatusCode Status, JsonNode? Answer)> CallAsync(
        SimulatedOrg org, HttpMethod method, string path, string? body = null, string? token = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(org.Url, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? org.IssueAccessToken());
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    private protected async Task<JsonNode> GetAsync(SimulatedOrg org, string path)
    {
        var (status, answer) = await CallAsync(org, HttpMethod.Get, Data + path);
        Assert.Equal(HttpStatusCode.OK, status);
        return answer!;
    }

    private protected Task<(HttpStatusCode Status, JsonNode? Answer)> QueryAsync(SimulatedOrg org, string query) =>
        CallAsync(org, HttpMethod.Get, Data + "query?q=" + Uri.EscapeDataString(query));

    /// <summary>The ids of the records that a query finds, without the last two characters, in order.</summary>
    private protected async Task<string> FoundAsync(SimulatedOrg org, string query, string field = "Id")
    {
        var (status, answer) = await QueryAsync(org, query);
        Assert.True(status == HttpStatusCode.OK, $"{query}: {answer?.ToJsonString()}");
        return string.Join(' ', answer!["records"]!.AsArray().Select(record => record![field]?.ToString()));
    }

    private protected static void AssertError(string code, string message, (HttpStatusCode Status, JsonNode? Answer) call, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        Assert.Equal(status, call.Status);
        var error = Assert.Single(call.Answer!.AsArray())!;
        Assert.Equal(code, error["errorCode"]!.GetValue<string>());
        Assert.Contains(message, error["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    /// <summary>The types and records of the PushTopic events in the next response, such as <c>created {"Id":"..."}</c>.</summary>
    private protected async Task<string[]> EventsAsync(Peer peer) =>
    [
        .. (await peer.ConnectAsync(Cancel)).Where(message => message!["data"] is not null)
            .Select(message => $"{message!["data"]!["event"]!["type"]} {message["data"]!["sobject"]!.ToJsonString()}"),
    ];
}
