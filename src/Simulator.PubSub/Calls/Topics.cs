using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.PubSub.Errors;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.PubSub.Calls;

/// <summary>Finds the channel of a topic. Only channels of platform events and change events are topics. Used while the org's lock is held.</summary>
internal static class Topics
{
    /// <exception cref="PubSubException">There is no such topic.</exception>
    public static Channel Require(OrgState state, string name)
    {
        if (name.Length == 0) throw new PubSubException(ErrorCodes.TopicEmpty, "The request has no topic.");
        return (ChannelNameGrammar.IsOfEventBus(name) ? state.Channels.Find(name) : null)
            ?? throw new PubSubException(ErrorCodes.TopicNotFound, $"The topic '{name}' does not exist, or you have no access to it.");
    }
}
