using System.Text.RegularExpressions;

namespace TypedStreaming.Simulator.Rest;

/// <summary>The parsed path of a REST request for records, descriptions of objects, queries or PushTopics.</summary>
/// <param name="Version">The API version, such as <c>66.0</c>.</param>
/// <param name="Entity">The entity, or null for a query and for the list of all objects.</param>
/// <param name="Part">The text after the entity: an id or <c>describe</c>; null if it is missing.</param>
/// <param name="IsList">True for the list of all objects.</param>
internal sealed partial record RecordsPath(string Version, string? Entity, string? Part, bool IsList)
{
    public static RecordsPath? Of(string path)
    {
        var match = Pattern().Match(path);
        return match.Success
            ? new RecordsPath(match.Groups["version"].Value, Text(match.Groups["entity"]), Text(match.Groups["part"]), match.Groups["list"].Success)
            : null;
    }

    private static string? Text(Group group) => group.Success ? group.Value : null;

    // Only PushTopic has an address without a part here: at the same address of another entity, platform events are published.
    [GeneratedRegex(
        "^/services/data/v(?<version>[0-9]{1,4}[.]0)/(query|(?<list>sobjects)|sobjects/((?<entity>PushTopic)|(?<entity>[A-Za-z0-9_]+)/(?<part>[^/]+)))/?$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Pattern();
}
