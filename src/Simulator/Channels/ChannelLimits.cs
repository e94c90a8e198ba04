namespace TypedStreaming.Simulator.Channels;

/// <summary>The lengths that Salesforce allows, in characters. For platform events and change events no limit is documented.</summary>
internal static class ChannelLimits
{
    /// <summary>The longest name of a PushTopic, without <c>/topic/</c> and filter.</summary>
    public const int PushTopicName = 25;

    /// <summary>The longest generic channel, with <c>/u/</c>.</summary>
    public const int GenericChannel = 80;
}
