using System.Net;
using System.Text.Json;
using TypedStreaming.Provisioning;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Provisioning;

/// <summary>An org without a server: a test gives the responses to queries and to changes.</summary>
internal sealed class ScriptedTopics
{
    public const string Query = "SELECT Id, Name FROM Account";
    public const string Id = "0IFKx0000000001AAA";
    public const string OtherId = "0IFKx0000000002AAA";
    public const string Nothing = """{"done":true,"records":[]}""";

    private AccessToken _token = new("one", new Uri("https://acme.my.salesforce.com"));

    /// <summary>The response to the queries, in their order. The last one is repeated.</summary>
    public List<string> Reads { get; } = [Nothing];

    /// <summary>Returns the response to a change, or throws.</summary>
    public Func<HttpMethod, string> Change { get; set; } = static _ => "";

    /// <summary>Throws if no new token is available.</summary>
    public Action Renew { get; set; } = static () => { };

    public int ReadCount { get; private set; }

    public List<string> Sent { get; } = [];

    public static string Records(params string[] records) => $$"""{"done":true,"records":[{{string.Join(',', records)}}]}""";

    public static string Record(string id, string name, string query = Query) => $$"""{"Id":"{{id}}","Name":"{{name}}","Query":"{{query}}","IsActive":true}""";

    public static StreamingException Unauthorized() => new(StreamingError.AuthenticationRejected, "HTTP 401") { StatusCode = HttpStatusCode.Unauthorized, ErrorCode = "INVALID_SESSION_ID" };

    public TopicRequests Requests() => new("66.0", SendAsync, new AuthorizedRequests(_ => Task.FromResult(_token), (_, _) =>
    {
        Renew();
        _token = new AccessToken("new", _token.InstanceUrl);
        return Task.CompletedTask;
    }));

    /// <summary>Makes a plan of the first response, and applies it to the following ones.</summary>
    public async Task<ProvisionResults> ApplyAsync(IReadOnlyList<PushTopicDefinition> wanted, params string[] deleted)
    {
        var requests = Requests();
        var stored = await requests.ReadAsync(TestContext.Current.CancellationToken);
        return await new TopicApplier(requests, TopicPlanner.Plan(wanted, stored, deleted)).ApplyAsync(null, TestContext.Current.CancellationToken);
    }

    private Task<JsonElement> SendAsync(HttpMethod method, string path, byte[]? body, AccessToken token, CancellationToken cancellationToken)
    {
        if (method == HttpMethod.Get) return Task.FromResult(JsonElement.Parse(Reads[Math.Min(ReadCount++, Reads.Count - 1)]));
        Sent.Add($"{method} {path}");
        var response = Change(method);
        return Task.FromResult(response.Length == 0 ? default : JsonElement.Parse(response));
    }
}
