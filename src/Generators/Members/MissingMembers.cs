using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Members;

/// <summary>
/// Reports event types without members, because such a type would not receive any data from an event. Types of generic events are not reported,
/// because they do not need members.
/// </summary>
internal static class MissingMembers
{
    public static void Report(ParseScope scope)
    {
        if (scope.Kind == EventKindModel.Generic || HasOwn(scope)) return;
        scope.ReportNoMembers(scope.Kind == EventKindModel.PushTopic ? "declare the members, or specify a Query that selects fields" : AdviceFor(scope));
    }

    // If the program excludes all members with [JsonIgnore], no members are generated.
    private static bool HasOwn(ParseScope scope) => MemberCollector.Collect(scope).Exists(static c => c.IsIgnored || c.Setter is not null);

    private static string AdviceFor(ParseScope scope) =>
        scope.Attribute.FirstArgument() is string channel && ChannelObjects.Of(channel, scope.Kind) is { } name
            ? $"declare the members, or add a file that describes the object '{name}' to TypedStreamingOrgSchema"
            : "declare the members; they cannot be generated from metadata, because the channel delivers events for several objects";
}
