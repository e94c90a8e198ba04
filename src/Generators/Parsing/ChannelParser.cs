using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Members;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Reads the channel in the event attribute of a type, and reports a channel that is not valid.</summary>
internal static class ChannelParser
{
    public static string Parse(ParseScope scope, EventKindModel kind)
    {
        var channel = scope.Attribute.FirstArgument() as string;
        if (ChannelRules.Check(channel, kind, scope.Type.Name) is { } defect)
            scope.Report(defect.Rule, DefectSite.Channel, defect.Suggestions, defect.Arguments);
        return channel ?? "";
    }
}
