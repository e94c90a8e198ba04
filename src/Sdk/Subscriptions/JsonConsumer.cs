using TypedStreaming.Bayeux;

namespace TypedStreaming.Subscriptions;

/// <summary>Takes events as JSON.</summary>
internal sealed class JsonConsumer(ChannelName channel, EventsOptions options) : QueueingConsumer<BayeuxMessage>(channel, options)
{
    protected override BayeuxMessage Read(string channel, in EventFrame frame) => BayeuxMessage.Parse(frame.Message);
}
