using System.Collections.Concurrent;
using System.Diagnostics;

namespace TypedStreaming.Hosting.Telemetry;

/// <summary>
/// The tags of one consumer. Each org has its own tags. A client has one org, which is known after its first login. A worker can receive the
/// events of several orgs.
/// </summary>
internal sealed class ConsumerTags(string client, string channel, string consumer)
{
    /// <summary>
    /// The maximum number of orgs that have their own tags. Any further orgs share one tag: otherwise, messages could create an unlimited number of
    /// metric series.
    /// </summary>
    private const int MostOrganizations = 100;

    private readonly ConcurrentDictionary<string, TagList> _tags = new(StringComparer.Ordinal);

    /// <summary>Returns the tags for an org. If the org is not known, the tags do not contain it.</summary>
    public TagList Of(string? organization)
    {
        if (_tags.TryGetValue(organization ?? "", out var tags)) return tags;
        if (_tags.Count > MostOrganizations) return HandlerTags.Of(client, "other", channel, consumer);
        return _tags.GetOrAdd(organization ?? "", HandlerTags.Of(client, organization, channel, consumer));
    }
}
