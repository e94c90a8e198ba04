namespace TypedStreaming.Relay.Publishing;

/// <summary>The channels that can be relayed: the event channels of Salesforce, without wildcards.</summary>
internal static class RelayedChannel
{
    private const int Longest = 1024;

    private static readonly (string Prefix, EventKind Kind)[] Prefixes =
    [
        ("/data/", EventKind.ChangeEvent), ("/event/", EventKind.PlatformEvent), ("/topic/", EventKind.PushTopic), ("/u/", EventKind.Generic),
    ];

    public static bool IsValid(string channel) => channel.Length <= Longest && !channel.Contains('*', StringComparison.Ordinal)
        && Prefixes.Any(entry => channel.Length > entry.Prefix.Length && channel.StartsWith(entry.Prefix, StringComparison.Ordinal));

    public static EventKind KindOf(string channel) => Prefixes.First(entry => channel.StartsWith(entry.Prefix, StringComparison.Ordinal)).Kind;
}
