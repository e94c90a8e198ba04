using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Transport;

namespace TypedStreaming.Provisioning;

/// <summary>The requests that read and change PushTopics. Each one is sent once (<see cref="AuthorizedRequests"/>).</summary>
/// <param name="version">The version of the API.</param>
/// <param name="send">Sends a body, or no body, to a path with the given token.</param>
/// <param name="requests">Supplies the token.</param>
internal sealed class TopicRequests(
    string version, Func<HttpMethod, string, byte[]?, AccessToken, CancellationToken, Task<JsonElement>> send, AuthorizedRequests requests)
{
    private const string SelectOrganization = "SELECT Id, Name, OrganizationType, IsSandbox FROM Organization";

    private const int MostParts = 100;

    private string Topics => $"/services/data/v{version}/sobjects/PushTopic";

    /// <exception cref="StreamingException">The PushTopics could not be read completely.</exception>
    public async Task<IReadOnlyList<StoredTopic>> ReadAsync(CancellationToken cancellationToken)
    {
        var topics = new List<StoredTopic>();
        var path = Query(TopicFields.SelectAll);
        for (var part = 0; part < MostParts; part++)
        {
            var (read, next) = TopicRecords.PartOf(await GetAsync(path, cancellationToken).ConfigureAwait(false));
            topics.AddRange(read);
            if (next is null) return topics;
            path = next;
        }

        throw TopicRecords.NotAsExpected($"the result has more than {MostParts} parts");
    }

    /// <summary>Reads the id, the name and the kind of the org. If the org refuses the request, all of these are unknown.</summary>
    public async Task<ProvisionOrganization> ReadOrganizationAsync(CancellationToken cancellationToken)
    {
        try
        {
            return TopicRecords.OrganizationOf(await GetAsync(Query(SelectOrganization), cancellationToken).ConfigureAwait(false));
        }
        catch (StreamingException refused) when (refused is { Error: StreamingError.RequestRefused, IsTransient: false })
        {
            return new ProvisionOrganization();
        }
    }

    public Task<RequestOutcome> CreateAsync(PushTopicDefinition wanted, CancellationToken cancellationToken)
    {
        // The version is required.
        var complete = wanted.ApiVersion is null ? wanted with { ApiVersion = version } : wanted;
        return SendAsync(HttpMethod.Post, Topics, Body(TopicFields.Set(complete).Prepend((TopicFields.Name, wanted.Name))), cancellationToken);
    }

    public Task<RequestOutcome> UpdateAsync(string id, IEnumerable<PushTopicDifference> differences, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, $"{Topics}/{id}", Body(differences.Select(static one => (one.Field, one.Wanted))), cancellationToken);

    public Task<RequestOutcome> DeleteAsync(string id, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, $"{Topics}/{id}", null, cancellationToken);

    private string Query(string soql) => $"/services/data/v{version}/query?q={Uri.EscapeDataString(soql)}";

    private static byte[] Body(IEnumerable<(string Field, string? Text)> values)
    {
        var body = new JsonObject();
        foreach (var (field, text) in values) body[field] = TopicFields.JsonOf(field, text);
        return System.Text.Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false)).ResponseOrThrow();

    private Task<RequestOutcome> SendAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken) =>
        requests.SendAsync((token, ended) => send(method, path, body, token, ended), cancellationToken);
}
