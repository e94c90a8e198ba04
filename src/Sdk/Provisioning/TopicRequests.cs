using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Provisioning;

/// <summary>
/// The requests that read and change PushTopics. Each request is sent once. It is sent again only with a new token, after the server has refused the old
/// one, because then it is certain that nothing was changed.
/// </summary>
/// <param name="version">The version of the API.</param>
/// <param name="send">Sends a body, or no body, to a path with the given token.</param>
/// <param name="token">Returns the current token.</param>
/// <param name="renew">Gets a new token.</param>
internal sealed class TopicRequests(
    string version,
    Func<HttpMethod, string, byte[]?, AccessToken, CancellationToken, Task<JsonElement>> send,
    Func<CancellationToken, Task<AccessToken>> token,
    Func<CancellationToken, Task> renew)
{
    private const string SelectOrganization = "SELECT Id, Name, OrganizationType, IsSandbox FROM Organization";

    private const int MostParts = 100;

    private string Topics => $"/services/data/v{version}/sobjects/PushTopic";

    public async Task<IReadOnlyList<StoredTopic>> ReadAsync(CancellationToken cancellationToken)
    {
        var topics = new List<StoredTopic>();
        var path = Query(TopicFields.SelectAll);
        for (var part = 0; path is not null && part < MostParts; part++)
        {
            var response = await AskAsync(HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
            topics.AddRange(TopicRecords.Of(response).Select(TopicRecords.TopicOf));
            path = TopicRecords.NextOf(response);
        }

        return topics;
    }

    /// <summary>Reads the kind of the org. If the org refuses this, everything about it is unknown.</summary>
    public async Task<ProvisionOrganization> ReadOrganizationAsync(CancellationToken cancellationToken)
    {
        try
        {
            var response = await AskAsync(HttpMethod.Get, Query(SelectOrganization), null, cancellationToken).ConfigureAwait(false);
            return TopicRecords.OrganizationOf(TopicRecords.Of(response).FirstOrDefault());
        }
        catch (StreamingException refused) when (refused is { Error: StreamingError.RequestRefused, IsTransient: false })
        {
            return new ProvisionOrganization();
        }
    }

    public Task CreateAsync(PushTopicDefinition wanted, CancellationToken cancellationToken)
    {
        // The version is required.
        var complete = wanted.ApiVersion is null ? wanted with { ApiVersion = version } : wanted;
        return AskAsync(HttpMethod.Post, Topics, Body(TopicFields.Set(complete).Prepend((TopicFields.Name, wanted.Name))), cancellationToken);
    }

    public Task UpdateAsync(string id, IEnumerable<PushTopicDifference> differences, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Patch, $"{Topics}/{id}", Body(differences.Select(static one => (one.Field, one.Wanted))), cancellationToken);

    public Task DeleteAsync(string id, CancellationToken cancellationToken) => AskAsync(HttpMethod.Delete, $"{Topics}/{id}", null, cancellationToken);

    private string Query(string soql) => $"/services/data/v{version}/query?q={Uri.EscapeDataString(soql)}";

    private static byte[] Body(IEnumerable<(string Field, string? Text)> values)
    {
        var body = new JsonObject();
        foreach (var (field, text) in values) body[field] = TopicFields.JsonOf(field, text);
        return System.Text.Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    private async Task<JsonElement> AskAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        var used = await token(cancellationToken).ConfigureAwait(false);
        try
        {
            return await send(method, path, body, used, cancellationToken).ConfigureAwait(false);
        }
        catch (StreamingException refused) when (refused.Error == StreamingError.AuthenticationRejected)
        {
            if (ReferenceEquals(await token(cancellationToken).ConfigureAwait(false), used)) await renew(cancellationToken).ConfigureAwait(false);
            if (ReferenceEquals(await token(cancellationToken).ConfigureAwait(false), used)) throw;
        }

        return await send(method, path, body, await token(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }
}
