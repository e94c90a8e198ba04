using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Channels;

/// <summary>
/// The maximum lengths of channel names that Salesforce allows, in characters. For platform events and change events, no limit is documented.
/// </summary>
internal static class ChannelLimits
{
    /// <summary>The maximum length of a PushTopic's name, without <c>/topic/</c> and the filter.</summary>
    private const int PushTopicName = 25;

    /// <summary>The maximum length of a generic channel, including <c>/u/</c>.</summary>
    private const int GenericChannel = 80;

    /// <summary>Returns an error for a channel name that is too long for its kind, or null if the length is allowed.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="name">The part of the channel after the prefix and before a filter.</param>
    /// <param name="kind">The kind of the channel.</param>
    public static ChannelDefect? Check(string channel, string name, EventKindModel kind) => kind switch
    {
        EventKindModel.PushTopic => Check($"PushTopic name '{name}'", name.Length, PushTopicName),
        EventKindModel.Generic => Check("generic channel", channel.Length, GenericChannel),
        _ => null,
    };

    private static ChannelDefect? Check(string what, int length, int longest) =>
        length > longest ? new ChannelDefect(Rules.ChannelTooLong, what, length.ToString(), longest.ToString()) : null;
}
