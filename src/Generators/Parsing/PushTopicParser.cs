using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Reads the settings of a PushTopic from its attribute.</summary>
internal static class PushTopicParser
{
    /// <summary>Returns the settings of the PushTopic, or null if the attribute specifies only a channel or is for another kind of event.</summary>
    public static PushTopicModel? Of(AttributeData attribute, EventKindModel kind, string channel)
    {
        if (kind != EventKindModel.PushTopic || attribute.NamedArguments.IsEmpty) return null;
        return new PushTopicModel(
            NameIn(channel), Text(attribute, "Query"), Text(attribute, "ApiVersion"), Number(attribute, "NotifyForFields"), Number(attribute, "NotifyForOperations"), Text(attribute, "Description"));
    }

    private static string NameIn(string channel)
    {
        var prefix = AttributeChannels.PrefixOf(EventKindModel.PushTopic);
        return channel.StartsWith(prefix, StringComparison.Ordinal) ? channel.Substring(prefix.Length).Split('?')[0] : channel;
    }

    private static string? Text(AttributeData attribute, string name) => ValueOf(attribute, name) as string;

    private static int? Number(AttributeData attribute, string name) => ValueOf(attribute, name) as int?;

    private static object? ValueOf(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum } constant ? constant.Value : null;
}
