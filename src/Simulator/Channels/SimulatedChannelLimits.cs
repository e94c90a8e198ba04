namespace TypedStreaming.Simulator.Channels;

/// <summary>
/// The maximum lengths of channel names and queries in the simulated org, in characters. For platform events and change events, no limit is documented.
/// </summary>
internal static class SimulatedChannelLimits
{
    /// <summary>The maximum length of a PushTopic's name, without <c>/topic/</c> and the filter.</summary>
    public const int PushTopicName = 25;

    /// <summary>The maximum length of a PushTopic's query.</summary>
    public const int PushTopicQuery = 1300;

    /// <summary>The maximum length of a generic channel, including <c>/u/</c>.</summary>
    public const int GenericChannel = 80;
}
