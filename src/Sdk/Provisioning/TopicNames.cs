namespace TypedStreaming.Provisioning;

/// <summary>Extracts the name of a PushTopic from its channel.</summary>
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
