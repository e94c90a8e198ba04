using System.Globalization;
using TypedStreaming.Transport;

namespace TypedStreaming.Provisioning;

/// <summary>The documented limits of a PushTopic's fields, which are checked before a request is sent (Object Reference, "PushTopic").</summary>
internal static class TopicLimits
{
    private const int LongestName = 25;
    private const int LongestQuery = 1300;
    private const int LongestDescription = 400;
    private const decimal VersionBelow = 20.0m;

    /// <summary>Returns the reason why an org would refuse the settings, or null if no such reason is known.</summary>
    public static string? ReasonAgainst(PushTopicDefinition topic) =>
        ReasonAgainstName(topic.Name)
        ?? ReasonAgainstQuery(topic.Query)
        ?? ReasonAgainstText("description", topic.Description, LongestDescription)
        ?? ReasonAgainstVersion(topic.ApiVersion)
        ?? ReasonAgainstFields(topic.NotifyForFields)
        ?? ReasonAgainstOperations(topic.NotifyForOperations);

    private static string? ReasonAgainstName(string name) =>
        name.Length == 0 || name.Any(static c => c is '/' or '?' || char.IsWhiteSpace(c) || char.IsControl(c))
            ? "The name is not valid. Specify only the name, such as AccountUpdates, without /topic/."
            : ReasonAgainstText("name", name, LongestName);

    private static string? ReasonAgainstQuery(string? query) => query is not null && string.IsNullOrWhiteSpace(query)
        ? "The query is empty. Specify a query such as SELECT Id, Name FROM Account."
        : ReasonAgainstText("query", query, LongestQuery);

    private static string? ReasonAgainstVersion(string? version) => version is not null && OrgVersions.Number(version) is not > VersionBelow
        ? $"'{version}' is not an API version above 20.0. Specify a version such as 66.0."
        : null;

    private static string? ReasonAgainstFields(PushTopicFields? fields) => fields is { } value && !Enum.IsDefined(value)
        ? $"NotifyForFields is {value:D}, which is not a valid value of {nameof(PushTopicFields)}. Specify one of {string.Join(", ", Enum.GetNames<PushTopicFields>())}."
        : null;

    private static string? ReasonAgainstOperations(PushTopicOperations? operations) => operations is { } value && (value & ~PushTopicOperations.All) != PushTopicOperations.None
        ? $"NotifyForOperations is {value:D}, which is not a combination of values of {nameof(PushTopicOperations)}. Specify a combination of Create, Update, Delete and Undelete, or None."
        : null;

    private static string? ReasonAgainstText(string field, string? text, int longest)
    {
        if (text?.Length > longest) return string.Create(CultureInfo.InvariantCulture, $"The {field} has {text.Length} characters. It can have at most {longest}.");
        return text is not null && !EventJson.IsUnicode(text) ? $"The {field} contains half of a surrogate pair. Specify valid Unicode text." : null;
    }
}
