using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Channels;

/// <summary>Publishes platform events on their own channels, and on the custom channels to which the events belong.</summary>
internal sealed class PlatformEventPublisher(OrgState state, Publisher publisher, string userId)
{
    public long Publish(string channel, JsonObject fields, string eventUuid)
    {
        lock (state.Gate)
        {
            var definition = state.Catalog.FindPlatformEvent(channel) ?? throw NoSuchEvent(channel);
            var createdAt = state.Options.TimeProvider.GetUtcNow();
            return Publish(new PlatformEvent(definition, eventUuid, createdAt, userId, PlatformEvent.Stored(fields)));
        }
    }

    public long PublishAgain(string channel, long replayId)
    {
        lock (state.Gate)
        {
            var stored = state.Channels.Require(channel).Find(replayId)?.Content as PlatformEventContent
                ?? throw new InvalidOperationException(
                    $"Channel '{channel}' has no stored platform event with the replay id {replayId}.");
            return Publish(stored.Published);
        }
    }

    public long Publish(PlatformEvent published) => Publish(
        published.Definition, id => new PlatformEventContent(published, publisher.Shown(id), state.Options));

    /// <summary>Publishes any content on the channels of a platform event. Returns the replay id of the event.</summary>
    public long Publish(PlatformEventDefinition definition, Func<long, EventContent> create)
    {
        lock (state.Gate)
        {
            var channels = state.Catalog.ChannelsOf(definition).Select(state.Channels.Require).ToArray();
            var id = channels[0].Ids.Next;
            var content = create(id);
            foreach (var channel in channels) publisher.Store(channel, id, content);
            return id;
        }
    }

    private static InvalidOperationException NoSuchEvent(string channel) =>
        new($"The simulated org has no platform event for channel '{channel}'; add it first (AddPlatformEvent).");
}
