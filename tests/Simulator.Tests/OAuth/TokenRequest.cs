using System.Net;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Tests.OAuth;

/// <summary>Posts forms to an org's token endpoint.</summary>
internal static class TokenRequest
{
    public static Task<(HttpStatusCode Status, JsonObject Answer)> PostAsync(
        SimulatedOrg org, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken) =>
        PostAsync(org.Url, fields, cancellationToken);

    public static async Task<(HttpStatusCode Status, JsonObject Answer)> PostAsync(
        Uri org, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var content = new FormUrlEncodedContent(fields);
        using var response = await http.PostAsync(new Uri(org, "services/oauth2/token"), content, cancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!.AsObject());
    }
}
