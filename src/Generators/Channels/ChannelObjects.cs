using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Channels;

/// <summary>Finds the Salesforce object whose fields are contained in the events on a channel.</summary>
internal static class ChannelObjects
{
    private const string AllObjects = "ChangeEvents";
    private const string ChangeSuffix = "ChangeEvent";
    private const string CustomChangeSuffix = "__ChangeEvent";
    private const string ObjectSuffix = "__c";

    /// <summary>
    /// Returns the name of the Salesforce object to which a channel belongs, or null if the channel delivers events for several objects or for an
    /// unknown object.
    /// </summary>
    public static string? Of(string channel, EventKindModel kind)
    {
        var prefix = AttributeChannels.PrefixOf(kind);
        if (!channel.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var name = channel.Substring(prefix.Length);
        if (name.Length == 0 || ApiNames.EndsWith(name, ApiNames.ChannelSuffix)) return null;
        return kind switch
        {
            EventKindModel.PlatformEvent => name,
            EventKindModel.ChangeEvent => ObjectOfChanges(name),
            _ => null,
        };
    }

    /// <summary>Returns the channel that delivers the events for a Salesforce object.</summary>
    public static string For(string name, EventKindModel kind) => AttributeChannels.PrefixOf(kind) + (kind == EventKindModel.ChangeEvent
        ? ApiNames.EndsWith(name, ObjectSuffix) ? name.Substring(0, name.Length - ObjectSuffix.Length) + CustomChangeSuffix : name + ChangeSuffix
        : name);

    private static string? ObjectOfChanges(string name)
    {
        if (name == AllObjects || !ApiNames.EndsWith(name, ChangeSuffix)) return null;
        return ApiNames.EndsWith(name, CustomChangeSuffix)
            ? name.Substring(0, name.Length - CustomChangeSuffix.Length) + ObjectSuffix
            : name.Substring(0, name.Length - ChangeSuffix.Length);
    }
}
