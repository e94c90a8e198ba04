namespace TypedStreaming.Simulator.Channels;

/// <summary>The grammar of channel names in the simulated org.</summary>
internal static class ChannelNameGrammar
{
    public const string PushTopicPrefix = "/topic/";
    public const string GenericPrefix = "/u/";
    public const string PlatformEventPrefix = "/event/";
    public const string ChangeEventPrefix = "/data/";
    public const string AllChanges = "/data/ChangeEvents";
    private const string CustomEntitySuffix = "__c";

    public static bool IsPushTopicName(string name) =>
        name.Length is > 0 and <= SimulatedChannelLimits.PushTopicName
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    public static bool IsGeneric(string channel) =>
        channel.StartsWith(GenericPrefix, StringComparison.Ordinal)
        && channel.Length > GenericPrefix.Length
        && channel.Length <= SimulatedChannelLimits.GenericChannel
        && channel.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '/');

    public static bool IsAny(string channel) =>
        channel.Length > 1 && channel[0] == '/' && channel.AsSpan().IndexOfAny("?*\"\\") < 0 && !IsReserved(channel);

    public static bool IsReserved(string channel) =>
        channel.StartsWith("/meta/", StringComparison.Ordinal)
        || channel.StartsWith("/service/", StringComparison.Ordinal);

    public static bool IsOfEventBus(string channel) =>
        channel.StartsWith(PlatformEventPrefix, StringComparison.Ordinal)
        || channel.StartsWith(ChangeEventPrefix, StringComparison.Ordinal);

    /// <summary>Returns the channel for change events of one entity, such as <c>Account</c> or <c>Thing__c</c>.</summary>
    public static string OfChanges(string entity) =>
        entity.EndsWith(CustomEntitySuffix, StringComparison.Ordinal)
            ? $"{ChangeEventPrefix}{entity[..^CustomEntitySuffix.Length]}__ChangeEvent"
            : $"{ChangeEventPrefix}{entity}ChangeEvent";

    /// <summary>Splits the text of a subscription into the channel and the filter. Only PushTopics have filters.</summary>
    public static (string Channel, string? Filter) Split(string subscription)
    {
        var question = subscription.IndexOf('?', StringComparison.Ordinal);
        return question < 0 || !subscription.StartsWith(PushTopicPrefix, StringComparison.Ordinal)
            ? (subscription, null)
            : (subscription[..question], subscription[(question + 1)..]);
    }
}
