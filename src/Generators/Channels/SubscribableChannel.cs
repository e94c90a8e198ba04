namespace TypedStreaming.Generators.Channels;

/// <summary>A copy of the SDK's own channel name check, for use at compile time. A test ensures that this class and the SDK agree.</summary>
internal static class SubscribableChannel
{
    /// <summary>Returns the reason why the SDK would reject a channel at run time, or null if the SDK would accept the channel.</summary>
    public static string? ProblemOf(string channel)
    {
        if (channel[0] != '/') return "the channel must start with '/', for example /topic/AccountUpdates";
        var filter = channel.IndexOf('?');
        var topic = filter < 0 ? channel : channel.Substring(0, filter);
        if (topic.Any(char.IsWhiteSpace)) return "the channel contains white space";
        if (topic.Contains('*')) return "wildcards are not supported";
        if (StartsWith(topic, "/meta/") || StartsWith(topic, "/service/")) return "meta and service channels are reserved for the protocol";
        if (topic.EndsWith("/", StringComparison.Ordinal)) return "the channel ends in '/'";
        return topic.Contains("//") ? "the channel has an empty segment ('//')" : null;
    }

    private static bool StartsWith(string channel, string prefix) => channel.StartsWith(prefix, StringComparison.Ordinal);
}
