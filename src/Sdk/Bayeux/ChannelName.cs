namespace TypedStreaming.Bayeux;

/// <summary>The name of a channel, in the form that subscriptions use: <c>/topic/Name</c>, optionally with a filter after <c>?</c>.</summary>
internal readonly record struct ChannelName
{
    private ChannelName(string full) => Full = full;

    /// <summary>The channel with its filter, as the subscribe request contains it.</summary>
    public string Full { get; }

    /// <summary>The channel without its filter. The server looks up replay ids by this name (jsforce/jsforce#888).</summary>
    public string Topic => Full.Split('?', 2)[0];

    /// <exception cref="ArgumentException">The text is not a channel, or the channel has no events that can be subscribed to.</exception>
    public static ChannelName Parse(string? channel, string parameterName)
    {
        if (Defect(channel) is { } defect)
            throw new ArgumentException($"'{channel}' is not a valid channel: {defect}.", parameterName);
        return new ChannelName(channel!);
    }

    /// <summary>Returns the reason why the string is not a valid channel, or null if it is valid.</summary>
    public static string? Defect(string? channel)
    {
        if (string.IsNullOrEmpty(channel)) return "the channel is empty";
        if (channel[0] != '/') return "the channel must start with '/', for example /topic/AccountUpdates";
        var topic = channel.Split('?', 2)[0];
        if (topic.Any(char.IsWhiteSpace)) return "the channel contains white space";
        if (topic.Contains('*')) return "Salesforce has no wildcard channels";
        if (topic.StartsWith("/meta/", StringComparison.Ordinal) || topic.StartsWith("/service/", StringComparison.Ordinal))
            return "meta and service channels are reserved for the protocol";
        if (topic.EndsWith('/')) return "the channel ends with '/'";
        return topic.Contains("//", StringComparison.Ordinal) ? "the channel has an empty segment" : null;
    }

    /// <summary>
    /// Returns true if an event with the given channel name can belong to this channel. In events, some servers include the filter in the channel
    /// name, and others omit it.
    /// </summary>
    public bool Includes(string eventChannel) => eventChannel == Full || eventChannel == Topic;

    public override string ToString() => Full;
}
