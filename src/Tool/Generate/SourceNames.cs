using System.Text.RegularExpressions;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Naming;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Topics;

namespace TypedStreaming.Tool.Generate;

/// <summary>Reads the names of platform events, objects and PushTopics. The user can specify a channel instead of a name.</summary>
internal static partial class SourceNames
{
    private const string EventSuffix = "__e";

    public static RecordSource OfEvent(string option, string text)
    {
        ToolException NotAnEvent(string more) => new($"{option}: '{text}' is not the name of a platform event{more}");
        var name = Without("/event/", text);
        if (name.EndsWith(ApiNames.ChannelSuffix, StringComparison.OrdinalIgnoreCase))
            throw new ToolException($"{option}: '{text}' is a channel for several events. Specify the name of one event, such as Low_Ink__e.");
        if (!IsApiName(name)) throw NotAnEvent(". Use the API name, such as Low_Ink__e.");
        if (PlatformEventNames.ProblemOf(name) is { } problem)
            throw NotAnEvent($": {problem.Text}. Use {problem.Meant ?? "the API name, such as Low_Ink__e"}.");
        return PlatformEventNames.LacksSuffix(name)
            ? throw NotAnEvent($". Use the API name, such as Low_Ink__e, or --change {name} for the changes to an object.")
            : new RecordSource(EventKindModel.PlatformEvent, option, name);
    }

    public static RecordSource OfChanges(string option, string text)
    {
        var name = Without("/data/", text);
        if (name == "ChangeEvents") throw new ToolException($"{option}: '{text}' contains the changes to all objects. Specify the name of one object, such as Account.");
        if (name.EndsWith(ApiNames.ChannelSuffix, StringComparison.OrdinalIgnoreCase))
            throw new ToolException($"{option}: '{text}' is a channel for several objects. Specify the name of one object, such as Account.");
        if (!IsApiName(name)) throw new ToolException($"{option}: '{text}' is not the name of an object. Use the API name, such as Account or Order__c.");
        if (name.EndsWith(EventSuffix, StringComparison.OrdinalIgnoreCase))
            throw new ToolException($"{option}: '{text}' is a platform event. Use --event {name}.");
        return new RecordSource(EventKindModel.ChangeEvent, option, ChannelObjects.Of("/data/" + name, EventKindModel.ChangeEvent) ?? name);
    }

    public static string OfTopic(string option, string text)
    {
        try
        {
            return TopicName.Parse(text);
        }
        catch (ToolException e)
        {
            throw new ToolException($"{option}: {e.Message}", e.ExitCode);
        }
    }

    /// <summary>Proposes a name for a new PushTopic whose query selects from the given object.</summary>
    public static string TopicFor(string entity)
    {
        const string End = "Updates";
        var name = OrgIdentifiers.FromText(OrgIdentifiers.ShortNameOf(entity));
        return (name.Length > TopicName.Longest - End.Length ? name[..(TopicName.Longest - End.Length)] : name) + End;
    }

    public static bool IsApiName(string name) => ApiName().IsMatch(name);

    private static string Without(string prefix, string text) => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]{0,99}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ApiName();
}
