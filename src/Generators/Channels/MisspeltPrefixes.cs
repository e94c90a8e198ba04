using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Channels;

/// <summary>
/// Recognizes channels with a misspelled prefix, such as <c>/topics/</c>. Another server may have such a channel, but a spelling mistake is more
/// likely.
/// </summary>
internal static class MisspeltPrefixes
{
    /// <summary>
    /// Words that are often written by mistake instead of a channel's prefix. Words that differ from the prefix by only one letter are recognized
    /// without this list.
    /// </summary>
    private static readonly (string Word, EventKindModel Kind)[] Words =
    [
        ("pushtopic", EventKindModel.PushTopic),
        ("pushtopics", EventKindModel.PushTopic),
        ("platformevent", EventKindModel.PlatformEvent),
        ("platformevents", EventKindModel.PlatformEvent),
        ("changeevent", EventKindModel.ChangeEvent),
        ("changeevents", EventKindModel.ChangeEvent),
        ("cdc", EventKindModel.ChangeEvent),
    ];

    /// <summary>
    /// Suffixes that are used for only one kind of event. The suffix of custom channels, <c>__chn</c>, is not in the list, because it is used for
    /// two kinds.
    /// </summary>
    private static readonly (string Suffix, EventKindModel Kind)[] Suffixes =
        [("__e", EventKindModel.PlatformEvent), ("__ChangeEvent", EventKindModel.ChangeEvent)];

    /// <summary>
    /// Returns a replacement for a channel with an unknown prefix: the channel that was probably meant. Returns null if no such channel can be
    /// found.
    /// </summary>
    public static string? MeantBy(string channel) =>
        AttributeChannels.All.Select(kind => MeantBy(channel, kind)).FirstOrDefault(static meant => meant is not null);

    /// <summary>
    /// Returns the channel of the given kind that was probably meant, or null if no such channel can be found. The returned channel is always valid
    /// for that kind.
    /// </summary>
    public static string? MeantBy(string channel, EventKindModel kind)
    {
        if (!channel.StartsWith("/", StringComparison.Ordinal)) return null;
        var end = channel.IndexOf('/', 1);
        var word = end < 0 ? "" : channel.Substring(1, end - 1);
        var name = end < 0 ? channel.Substring(1) : channel.Substring(end + 1);
        if (!IsNear(word, kind) && !Suffixes.Any(s => s.Kind == kind && name.EndsWith(s.Suffix, StringComparison.Ordinal))) return null;
        var meant = AttributeChannels.PrefixOf(kind) + name;
        return ChannelRules.Check(meant, kind, "") is null ? meant : null;
    }

    private static bool IsNear(string word, EventKindModel kind)
    {
        var lower = word.ToLowerInvariant();
        if (Words.Any(w => w.Kind == kind && w.Word == lower)) return true;
        // The prefix of generic events is one letter, so every short name would differ from it by only one letter.
        return kind != EventKindModel.Generic && IsOneEditAway(lower, AttributeChannels.PrefixOf(kind).Trim('/'));
    }

    /// <summary>Returns true if the two words differ only in one letter that is missing, added, replaced, or swapped with the next letter.</summary>
    private static bool IsOneEditAway(string word, string other)
    {
        if (Math.Abs(word.Length - other.Length) > 1) return false;
        var start = 0;
        while (start < word.Length && start < other.Length && word[start] == other[start]) start++;
        var (rest, otherRest) = (word.Substring(start), other.Substring(start));
        return Follow(rest, 1) == Follow(otherRest, 1)
            || rest == Follow(otherRest, 1)
            || Follow(rest, 1) == otherRest
            || (rest.Length > 1 && otherRest.Length > 1 && rest[0] == otherRest[1] && rest[1] == otherRest[0] && Follow(rest, 2) == Follow(otherRest, 2));
    }

    private static string Follow(string text, int count) => text.Length > count ? text.Substring(count) : "";
}
