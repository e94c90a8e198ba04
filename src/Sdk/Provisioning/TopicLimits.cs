using System.Globalization;

namespace TypedStreaming.Provisioning;

/// <summary>The documented limits of a PushTopic's fields, which are checked before a request is sent (Object Reference, "PushTopic").</summary>
internal static class TopicLimits
{
    private const int LongestName = 25;
    private const int LongestQuery = 1300;
    private const int LongestDescription = 400;
    private const decimal VersionBelow = 20.0m;

    /// <summary>Returns the reason why an org would refuse the settings, or null if none is known.</summary>
    public static string? ReasonAgainst(PushTopicDefinition topic)
    {
        if (topic.Name.Length == 0 || topic.Name.Any(static c => c is '/' or '?' || char.IsWhiteSpace(c) || char.IsControl(c)))
            return "the name is not valid. Write the name only, like AccountUpdates, without /topic/";
        if (TooLong("name", topic.Name, LongestName) is { } name) return name;
        if (topic.Query is { } query && string.IsNullOrWhiteSpace(query)) return "the query is empty. Write a query, like SELECT Id, Name FROM Account";
        if (TooLong("query", topic.Query, LongestQuery) is { } length) return length;
        if (TooLong("description", topic.Description, LongestDescription) is { } description) return description;
        return topic.ApiVersion is { } version && Number(version) is not > VersionBelow
            ? $"'{version}' is not an API version above 20.0. Write one like 66.0"
            : null;
    }

    /// <summary>Returns an API version as a number, or null if it is not a number.</summary>
    public static decimal? Number(string? version) =>
        decimal.TryParse(version, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? TooLong(string field, string? text, int longest) =>
        text?.Length > longest ? string.Create(CultureInfo.InvariantCulture, $"the {field} has {text.Length} characters. Write at most {longest}") : null;
}
