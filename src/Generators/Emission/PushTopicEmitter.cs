using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Emission;

/// <summary>Emits the settings of a PushTopic.</summary>
internal static class PushTopicEmitter
{
    public static string ValueOf(PushTopicModel topic)
    {
        var arguments = Literals.OfString(topic.Name) + (topic.Query is { } query ? ", " + Literals.OfString(query) : "");
        string[] settings = [.. SettingsOf(topic)];
        return $"new {EmittedNames.PushTopicDefinition}({arguments})" + (settings.Length > 0 ? $" {{ {string.Join(", ", settings)} }}" : "");
    }

    private static IEnumerable<string> SettingsOf(PushTopicModel topic)
    {
        if (topic.ApiVersion is { } version) yield return "ApiVersion = " + Literals.OfString(version);
        if (topic.Fields is { } fields) yield return $"NotifyForFields = ({EmittedNames.PushTopicFields})({fields})";
        if (topic.Operations is { } operations) yield return $"NotifyForOperations = ({EmittedNames.PushTopicOperations})({operations})";
        if (topic.Description is { } description) yield return "Description = " + Literals.OfString(description);
    }
}
