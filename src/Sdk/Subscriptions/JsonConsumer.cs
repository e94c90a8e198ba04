using TypedStreaming.Bayeux;
using TypedStreaming.Replay;

namespace TypedStreaming.Subscriptions;

/// <summary>Takes events as JSON.</summary>
internal sealed class JsonConsumer(ChannelName channel, EventsOptions options, StartingPoint start)
    : QueueingConsumer<BayeuxMessage>(channel, options, start)
{
    protected override ReceivedEvent<BayeuxMessage> Read(string channel, in EventFrame frame) =>
        new() { Event = BayeuxMessage.Parse(frame.Message) };
}
