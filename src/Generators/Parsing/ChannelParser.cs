using TypedStreaming.Generators.Analyzers;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Checks the channel of an annotated type against the grammar of its kind.</summary>
internal static class ChannelParser
{
    private const int LongestPushTopicName = 25;
    private const int LongestGenericChannel = 80;

    public static string Parse(ParseScope scope, EventKindModel kind)
    {
        var channel = scope.Attribute.FirstArgument() as string;
        if (string.IsNullOrWhiteSpace(channel)) scope.Report(Rules.ChannelMissing, DefectSite.Channel, scope.Type.Name);
        else if (!channel!.StartsWith(ChannelKinds.PrefixOf(kind), StringComparison.Ordinal)) ReportPrefix(scope, kind, channel);
        else if (kind == EventKindModel.PushTopic) CheckPushTopic(scope, channel);
        else CheckGeneric(scope, channel);
        return channel ?? "";
    }

    private static void ReportPrefix(ParseScope scope, EventKindModel kind, string channel) =>
        scope.Report(
            Rules.WrongPrefix,
            DefectSite.Channel,
            channel,
            ChannelKinds.PrefixOf(kind),
            ChannelKinds.AttributeOf(kind),
            ChannelKinds.HintFor(kind, channel));

    private static void CheckPushTopic(ParseScope scope, string channel)
    {
        var filter = channel.IndexOf('?');
        var topic = filter < 0 ? channel : channel.Substring(0, filter);
        var name = topic.Substring(ChannelKinds.PrefixOf(EventKindModel.PushTopic).Length);
        if (ChannelGrammar.ProblemOf(name) is { } problem) ReportMalformed(scope, channel, problem);
        else if (name.Contains('/')) ReportMalformed(scope, channel, "a PushTopic's name has no second segment");
        else if (filter == channel.Length - 1) ReportMalformed(scope, channel, "the filter after '?' is empty");
        else if (name.Length > LongestPushTopicName) ReportLength(scope, $"PushTopic name '{name}'", name, LongestPushTopicName);
        else if (ChannelGrammar.FirstUnusual(name) is { } symbol) ReportUnusual(scope, channel, symbol);
    }

    private static void CheckGeneric(ParseScope scope, string channel)
    {
        var path = channel.Substring(ChannelKinds.PrefixOf(EventKindModel.Generic).Length);
        if (ChannelGrammar.ProblemOf(path) is { } problem) ReportMalformed(scope, channel, problem);
        else if (ChannelGrammar.FirstUnusual(path) is { } symbol)
            ReportMalformed(scope, channel, $"a generic channel consists of letters, digits, '_' and '/', not of '{symbol}'");
        else if (channel.Length > LongestGenericChannel) ReportLength(scope, "generic channel", channel, LongestGenericChannel);
    }

    private static void ReportMalformed(ParseScope scope, string channel, string problem) =>
        scope.Report(Rules.ChannelMalformed, DefectSite.Channel, channel, problem);

    private static void ReportLength(ParseScope scope, string what, string name, int longest) =>
        scope.Report(Rules.ChannelTooLong, DefectSite.Channel, what, name.Length.ToString(), longest.ToString());

    private static void ReportUnusual(ParseScope scope, string channel, char symbol) =>
        scope.Report(Rules.ChannelUndocumented, DefectSite.Channel, channel, symbol.ToString());
}
