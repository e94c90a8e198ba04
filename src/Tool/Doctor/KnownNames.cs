using System.Text.Json;
using TypedStreaming.Tool.Connections;

namespace TypedStreaming.Tool.Doctor;

/// <summary>Looks up the real names of PushTopics, events and objects in the org, to say what is wrong with the name of a channel.</summary>
internal sealed class KnownNames(OrgHttp http, AccessToken token, string version)
{
    private const string ChangeEventEnd = "ChangeEvent";

    /// <summary>Returns the channels of the same kind that the org has, or null if it does not show them.</summary>
    public async Task<IReadOnlyList<string>?> LikeAsync(string channel, CancellationToken cancellationToken)
    {
        if (channel.StartsWith("/topic/", StringComparison.Ordinal)) return await TopicsAsync(cancellationToken).ConfigureAwait(false);
        if (!channel.StartsWith("/event/", StringComparison.Ordinal) && !channel.StartsWith("/data/", StringComparison.Ordinal)) return null;
        var prefix = channel[..(channel.IndexOf('/', 1) + 1)];
        return await GetAsync("sobjects", cancellationToken).ConfigureAwait(false) is { } reply && reply.TryGetProperty("sobjects", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(static one => RestReply.TextIn(one, "name")).OfType<string>().Select(name => prefix + name)]
            : null;
    }

    /// <summary>Returns the entities that Change Data Capture publishes, or null if the org does not show them.</summary>
    public async Task<IReadOnlyList<string>?> SelectedEntitiesAsync(CancellationToken cancellationToken)
    {
        var reply = await http.GetAsync(token.InstanceUrl, Path("tooling/query?q=SELECT+EventChannel,SelectedEntity+FROM+PlatformEventChannelMember"), token, cancellationToken).ConfigureAwait(false);
        return reply.IsOk ? [.. reply.Column("SelectedEntity")] : null;
    }

    /// <summary>Returns true if an entry of <see cref="SelectedEntitiesAsync"/> is for a channel of an entity.</summary>
    public static bool Selects(string entity, string channel)
    {
        var name = channel.Split('?')[0]["/data/".Length..];
        return name == entity || name == entity + ChangeEventEnd;
    }

    private async Task<IReadOnlyList<string>?> TopicsAsync(CancellationToken cancellationToken)
    {
        var reply = await http.GetAsync(token.InstanceUrl, Path("query?q=SELECT+Name+FROM+PushTopic"), token, cancellationToken).ConfigureAwait(false);
        return reply.IsOk ? [.. reply.Column("Name").Select(static name => "/topic/" + name)] : null;
    }

    private async Task<JsonElement?> GetAsync(string path, CancellationToken cancellationToken)
    {
        var reply = await http.GetAsync(token.InstanceUrl, Path(path), token, cancellationToken).ConfigureAwait(false);
        return reply is { IsOk: true, Json: { ValueKind: JsonValueKind.Object } json } ? json : null;
    }

    private string Path(string rest) => $"/services/data/v{version}/{rest}";
}
