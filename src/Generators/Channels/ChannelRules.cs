using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Channels;

/// <summary>Checks channel names. Each event attribute requires a channel of one kind; a call to the client can use a channel of any kind.</summary>
internal static class ChannelRules
{
    /// <summary>
    /// Returns an error if the channel of an event type is not valid; otherwise, null. The channel comes from the attribute of the type, or from
    /// an option.
    /// </summary>
    public static ChannelDefect? Check(string? channel, EventKindModel kind, string owner)
    {
        if (string.IsNullOrWhiteSpace(channel)) return new ChannelDefect(Rules.ChannelMissing, owner);
        if (!channel!.StartsWith(AttributeChannels.PrefixOf(kind), StringComparison.Ordinal)) return WrongPrefix(channel, kind);
        return kind switch
        {
            EventKindModel.PushTopic => CheckPushTopic(channel),
            EventKindModel.Generic => CheckGeneric(channel),
            _ => CheckNamed(channel, kind),
        };
    }

    /// <summary>
    /// Returns an error if a channel that is used without an event type is not valid; otherwise, null. If Salesforce has no channels with the
    /// given prefix, only the SDK's own check applies, because the channel can be valid on another server.
    /// </summary>
    public static ChannelDefect? CheckUse(string? channel, string owner)
    {
        if (string.IsNullOrEmpty(channel)) return new ChannelDefect(Rules.ChannelMissing, owner);
        foreach (var kind in AttributeChannels.All)
            if (channel!.StartsWith(AttributeChannels.PrefixOf(kind), StringComparison.Ordinal)) return Check(channel, kind, owner);
        var problem = SubscribableChannel.ProblemOf(channel!) ?? WrongCase(channel!);
        return problem is null ? Misspelt(channel!) : Malformed(channel!, problem);
    }

    private static string? WrongCase(string channel)
    {
        foreach (var kind in AttributeChannels.All)
        {
            if (channel.StartsWith(AttributeChannels.PrefixOf(kind), StringComparison.OrdinalIgnoreCase))
                return $"the channel must start with '{AttributeChannels.PrefixOf(kind)}'; channel names are case-sensitive";
        }

        return null;
    }

    private static ChannelDefect? Misspelt(string channel) =>
        MisspeltPrefixes.MeantBy(channel) is { } meant
            ? new ChannelDefect(Rules.MisspeltPrefix, channel, meant) { Suggestions = Suggestions.Of(Suggestions.Channel, meant) }
            : null;

    private static ChannelDefect WrongPrefix(string channel, EventKindModel kind) =>
        new(
            Rules.WrongPrefix,
            channel,
            AttributeChannels.PrefixOf(kind),
            AttributeChannels.AttributeOf(kind),
            AttributeChannels.HintFor(kind, channel))
        {
            Suggestions = ChannelSuggestions.ForPrefix(channel, kind),
        };

    private static ChannelDefect? CheckPushTopic(string channel)
    {
        var filter = channel.IndexOf('?');
        var topic = filter < 0 ? channel : channel.Substring(0, filter);
        var name = topic.Substring(AttributeChannels.PrefixOf(EventKindModel.PushTopic).Length);
        if (ChannelGrammar.ProblemOf(name) is { } problem) return Malformed(channel, problem);
        if (name.Contains('/')) return Malformed(channel, "the name of a PushTopic cannot contain '/'");
        if (filter == channel.Length - 1) return Malformed(channel, "the filter after '?' is empty");
        if (ChannelLimits.Check(channel, name, EventKindModel.PushTopic) is { } tooLong) return tooLong;
        return ChannelGrammar.FirstUnusual(name) is { } symbol
            ? new ChannelDefect(Rules.ChannelUndocumented, channel, symbol.ToString())
            : null;
    }

    private static ChannelDefect? CheckGeneric(string channel)
    {
        var path = channel.Substring(AttributeChannels.PrefixOf(EventKindModel.Generic).Length);
        if (ChannelGrammar.ProblemOf(path) is { } problem) return Malformed(channel, problem);
        if (ChannelGrammar.FirstUnusual(path) is { } symbol)
            return Malformed(channel, $"the channel contains '{symbol}'; a generic channel can contain only letters, digits, '_' and '/'");
        return ChannelLimits.Check(channel, path, EventKindModel.Generic);
    }

    private static ChannelDefect? CheckNamed(string channel, EventKindModel kind)
    {
        var prefix = AttributeChannels.PrefixOf(kind);
        var name = channel.Substring(prefix.Length);
        if (ChannelGrammar.ProblemOf(name) is { } problem) return Malformed(channel, problem);
        if (name.Contains('/')) return Malformed(channel, "the name of an event cannot contain '/'");
        var defect = kind == EventKindModel.PlatformEvent ? PlatformEventNames.ProblemOf(name) : ChangeEventNames.ProblemOf(name);
        if (defect is not null) return Misnamed(channel, defect, prefix);
        return ChannelGrammar.FirstUnusual(name) is { } symbol
            ? new ChannelDefect(Rules.ChannelUndocumented, channel, symbol.ToString())
            : kind == EventKindModel.PlatformEvent && PlatformEventNames.LacksSuffix(name) ? WithoutSuffix(channel) : null;
    }

    private static ChannelDefect WithoutSuffix(string channel)
    {
        var meant = channel + PlatformEventNames.EventSuffix;
        return new ChannelDefect(Rules.NoEventSuffix, channel, meant) { Suggestions = ChannelSuggestions.ForName(meant) };
    }

    private static ChannelDefect Misnamed(string channel, NameProblem problem, string prefix) =>
        new(Rules.ChannelMalformed, channel, problem.Meant is { } name ? $"{problem.Text}; did you mean '{prefix}{name}'?" : problem.Text)
        {
            Suggestions = ChannelSuggestions.ForName(problem.Meant is { } meant ? prefix + meant : null),
        };

    private static ChannelDefect Malformed(string channel, string problem) =>
        new(Rules.ChannelMalformed, channel, problem) { Suggestions = ChannelSuggestions.ForSlash(channel) };
}
