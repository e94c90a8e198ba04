using System.Text.Json;
using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;

namespace TypedStreaming.Consumers;

/// <summary>A consumer that gets events as JSON.</summary>
internal sealed class JsonConsumer(
    ChannelName channel, EventsOptions options, StartingPoint start, Place place, EventQueue<BayeuxMessage> queue, TimeProvider time)
    : QueueingConsumer<BayeuxMessage>(channel, options, start, place, queue, time)
{
    protected override QueueEntry<BayeuxMessage> Read(string channelName, in EventFrame frame) => ReadJson(channelName, frame);

    internal static QueueEntry<BayeuxMessage> ReadJson(string channelName, in EventFrame frame)
    {
        try
        {
            return new() { Event = BayeuxMessage.Parse(frame.Message) };
        }
        catch (JsonException e)
        {
            return new() { Details = new EntryDetails { Error = DecodeFailure.OfJson(channelName, frame, e) } };
        }
    }
}
