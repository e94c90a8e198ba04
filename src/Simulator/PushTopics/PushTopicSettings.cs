using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Cometd;
using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.PushTopics;

/// <summary>Checks the settings of a PushTopic, except its query.</summary>
internal static class PushTopicSettings
{
    private const double NewestWithout = 20.0;

    /// <exception cref="OrgErrorException">A setting is missing, too long or not valid.</exception>
    public static void Check(PushTopicDraft draft, string newestVersion)
    {
        string[] missing = [.. Missing(nameof(draft.Name), draft.Name), .. Missing(nameof(draft.Query), draft.Query)];
        if (missing.Length > 0)
            throw new OrgErrorException("REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", missing)}]") { Fields = missing };
        CheckLength(nameof(draft.Name), draft.Name, SimulatedChannelLimits.PushTopicName);
        CheckLength(nameof(draft.Query), draft.Query, SimulatedChannelLimits.PushTopicQuery);
        CheckLength(nameof(draft.Description), draft.Description ?? "", PushTopicObject.LongestDescription);
        if (!ChannelNameGrammar.IsPushTopicName(draft.Name))
            throw Invalid(nameof(draft.Name), $"'{draft.Name}' is not a valid name: use letters, digits and underscores");
        if (draft.ApiVersion is { } version && !(version > NewestWithout && version <= ApiVersionPath.MajorOf(newestVersion)))
            throw Invalid(nameof(draft.ApiVersion), $"ApiVersion must be above 20.0 and at most {newestVersion}");
        if (!Enum.IsDefined(draft.NotifyForFields))
            throw Invalid(nameof(draft.NotifyForFields), $"bad value for restricted picklist field: {draft.NotifyForFields}");
    }

    private static string[] Missing(string field, string? text) => string.IsNullOrWhiteSpace(text) ? [field] : [];

    private static void CheckLength(string field, string text, int longest)
    {
        if (text.Length > longest)
            throw new OrgErrorException("STRING_TOO_LONG", $"{field}: data value too large: {text} (max length={longest})") { Fields = [field] };
    }

    private static OrgErrorException Invalid(string field, string problem) => new(OrgErrors.InvalidField, problem) { Fields = [field] };
}
