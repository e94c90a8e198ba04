using System.Collections.Immutable;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Channels;

/// <summary>Suggests a replacement for a wrong channel: the channel that was probably meant. The suggestion is always a valid channel.</summary>
internal static class ChannelSuggestions
{
    public static ImmutableDictionary<string, string?> ForPrefix(string channel, EventKindModel kind)
    {
        foreach (var other in AttributeChannels.All.Where(k => k != kind))
            if (channel.StartsWith(AttributeChannels.PrefixOf(other), StringComparison.Ordinal))
                return Suggestions.Of(Suggestions.Attribute, IsValid(channel, other) ? AttributeChannels.AttributeOf(other) : null);
        var prefixed = WithPrefix(channel.Trim(), AttributeChannels.PrefixOf(kind)) ?? MisspeltPrefixes.MeantBy(channel.Trim(), kind);
        return Suggestions.Of(Suggestions.Channel, prefixed is not null && IsValid(prefixed, kind) ? prefixed : null);
    }

    public static ImmutableDictionary<string, string?> ForSlash(string channel)
    {
        var trimmed = channel.TrimEnd('/');
        var isMended = trimmed != channel && KeepsPrefix(channel, trimmed) && ChannelRules.CheckUse(trimmed, "") is null;
        return Suggestions.Of(Suggestions.Channel, isMended ? trimmed : null);
    }

    public static ImmutableDictionary<string, string?> ForName(string? meant) =>
        Suggestions.Of(Suggestions.EventName, meant is not null && ChannelRules.CheckUse(meant, "") is null ? meant : null);

    private static bool KeepsPrefix(string channel, string trimmed) =>
        AttributeChannels.All.Select(AttributeChannels.PrefixOf)
            .All(p => !channel.StartsWith(p, StringComparison.Ordinal) || trimmed.StartsWith(p, StringComparison.Ordinal));

    private static string? WithPrefix(string channel, string prefix) =>
        channel.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? prefix + channel.Substring(prefix.Length)
        : channel.StartsWith("/", StringComparison.Ordinal) ? null // another kind of channel, whose intended form is unknown
        : prefix + channel;

    private static bool IsValid(string channel, EventKindModel kind) => ChannelRules.Check(channel, kind, "") is null;
}
