using Google.Protobuf;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.PubSub.Bus;
using TypedStreaming.Simulator.PubSub.Calls;
using TypedStreaming.Simulator.PubSub.Errors;
using TypedStreaming.Simulator.PubSub.Faults;
using TypedStreaming.Simulator.PubSub.Protocol;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.PubSub.Streams;

/// <summary>Opens subscriptions: checks the first request, and finds the events to replay.</summary>
internal sealed class StreamOpener(
    OrgState state, EventBus bus, StreamTable streams, ReplayIdCodec ids, PayloadFaults payloads, StreamScript script, SimulatedPubSubOptions options)
{
    /// <exception cref="PubSubException">The request is refused.</exception>
    public SubscribeStream Open(FetchRequest request, PubSubCall call)
    {
        call.Concerns(request.TopicName);
        lock (state.Gate)
        {
            var channel = Topics.Require(state, request.TopicName);
            if (state.Catalog.IsDenied(channel.Name))
                throw new PubSubException(ErrorCodes.CannotSubscribe, $"You do not have permission to subscribe to '{channel.Name}'.");
            FetchRules.Check(request);
            var replayed = Replayed(request, channel);
            var stream = new SubscribeStream(state, options, channel, new ResponseBuilder(bus, ids, payloads, options, call), call);
            stream.IsAllocationUsedUp = streams.IsAllocationUsedUp;
            script.Apply(stream);
            streams.Add(stream);
            foreach (var stored in replayed) stream.Enqueue(stored);
            stream.Ask(request);
            return stream;
        }
    }

    /// <exception cref="PubSubException">The request is refused.</exception>
    public void Ask(SubscribeStream stream, FetchRequest request)
    {
        if (request.TopicName.Length > 0 && request.TopicName != stream.Channel.Name)
            throw new PubSubException(ErrorCodes.TopicMismatch, $"The stream is for '{stream.Channel.Name}', not for '{request.TopicName}'.");
        FetchRules.Check(request);
        lock (state.Gate) stream.Ask(request);
    }

    public void Close(SubscribeStream stream)
    {
        lock (state.Gate)
        {
            streams.Remove(stream);
            stream.Dispose();
        }
    }

    private IReadOnlyList<StoredEvent> Replayed(FetchRequest request, Channel channel) => request.ReplayPreset switch
    {
        ReplayPreset.Latest => [],
        ReplayPreset.Earliest => channel.All(),
        ReplayPreset.Custom => After(request.ReplayId, channel),
        _ => throw new PubSubException(ErrorCodes.FetchInvalid, $"The replay preset {(int)request.ReplayPreset} is not known."),
    };

    private StoredEvent[] After(ByteString replayId, Channel channel)
    {
        if (replayId.IsEmpty) throw new PubSubException(ErrorCodes.ReplayIdMissing, "The replay preset CUSTOM needs a replay id.");
        if (ids.Decode(replayId) is not { } id || !bus.IdsOf(channel.Name).IsValid(id))
            throw new PubSubException(ErrorCodes.ReplayIdCorrupted, "The validation of the replay id failed: the id is not valid, or is too old.");
        return [.. channel.All().Where(stored => stored.ReplayId > id)];
    }
}
