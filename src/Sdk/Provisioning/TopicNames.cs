namespace TypedStreaming.Provisioning;

/// <summary>Finds the names of PushTopics in channels.</summary>
internal static class TopicNames
{
    private const string Prefix = "/topic/";

    /// <summary>Returns the name of the PushTopic in a channel, without the filter.</summary>
    public static string Of(string channel)
    {
        var name = channel[Prefix.Length..];
        return name.IndexOf('?') is >= 0 and var filter ? name[..filter] : name;
    }
}
