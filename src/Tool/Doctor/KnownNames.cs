using TypedStreaming.Tool.Connections;

namespace TypedStreaming.Tool.Doctor;

/// <summary>Reads the names of PushTopics, events and objects from the org, to find mistakes in a channel name.</summary>
internal sealed class KnownNames(OrgHttp http, AccessToken token, string version)
{
    private const string ChangeEventEnd = "ChangeEvent";

    /// <summary>
    /// Returns the org's channels of the same kind as the given channel, or null if the org refuses the request or does not list channels of this
    /// kind.
    /// </summary>
    public async Task<IReadOnlyList<string>?> LikeAsync(string channel, CancellationToken cancellationToken)
    {
        if (channel.StartsWith("/topic/", StringComparison.Ordinal)) return await TopicsAsync(cancellationToken).ConfigureAwait(false);
        if (!channel.StartsWith("/event/", StringComparison.Ordinal) && !channel.StartsWith("/data/", StringComparison.Ordinal)) return null;
        var prefix = channel[..(channel.IndexOf('/', 1) + 1)];
        var reply = await GetAsync("sobjects", cancellationToken).ConfigureAwait(false);
        return reply.IsOk && reply.ListIn("sobjects") is { } objects
            ? [.. objects.Select(static one => RestReply.TextIn(one, "name")).OfType<string>().Select(name => prefix + name)]
            : null;
    }

    /// <summary>Requests the list of entities that are selected for Change Data Capture, and returns the response.</summary>
    public Task<RestReply> SelectedEntitiesAsync(CancellationToken cancellationToken) =>
        GetAsync("tooling/query?q=SELECT+EventChannel,SelectedEntity+FROM+PlatformEventChannelMember", cancellationToken);

    /// <summary>
    /// Returns true if an entity from the response to <see cref="SelectedEntitiesAsync"/> is the one whose changes are published on the channel.
    /// </summary>
    public static bool Selects(string entity, string channel)
    {
        var name = channel.Split('?')[0]["/data/".Length..];
        return name == entity || name == entity + ChangeEventEnd;
    }

    private async Task<IReadOnlyList<string>?> TopicsAsync(CancellationToken cancellationToken)
    {
        var reply = await GetAsync("query?q=SELECT+Name+FROM+PushTopic", cancellationToken).ConfigureAwait(false);
        return reply.IsOk ? [.. reply.Column("Name").Select(static name => "/topic/" + name)] : null;
    }

    private Task<RestReply> GetAsync(string path, CancellationToken cancellationToken) =>
        http.GetAsync(token.InstanceUrl, $"/services/data/v{version}/{path}", token, cancellationToken);
}
