using System.Text.Json;
using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;
using TypedStreaming.Replay;

namespace TypedStreaming.Subscriptions;

/// <summary>Takes events as JSON.</summary>
internal sealed class JsonConsumer(ChannelName channel, EventsOptions options, StartingPoint start)
    : QueueingConsumer<BayeuxMessage>(channel, options, start)
{
    protected override ReceivedEvent<BayeuxMessage> Read(string channel, in EventFrame frame)
    {
        try
        {
            return new() { Event = BayeuxMessage.Parse(frame.Message) };
        }
        catch (JsonException e)
        {
            return new() { Error = DecodeFailure.OfJson(channel, frame, e) };
        }
    }
}
