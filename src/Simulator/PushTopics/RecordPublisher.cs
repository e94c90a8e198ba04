using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Records;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.PushTopics;

/// <summary>Publishes the events that a change to a record causes: PushTopic events and change events.</summary>
internal sealed class RecordPublisher(
    OrgState state, RecordStore records, PushTopicTable topics, Publisher publisher, ChangeEventPublisher changeEvents)
{
    /// <summary>Changes a record and publishes the events that the change causes. Returns the replay ids of the events, by channel.</summary>
    /// <param name="apply">The change. It returns null if nothing changes.</param>
    public IReadOnlyDictionary<string, long> Publish(Func<RecordStore, RecordChange?> apply)
    {
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        lock (state.Gate)
        {
            if (apply(records) is not { } change) return ids;
            foreach (var topic in topics.NotifiedBy(change))
                ids.Add(topic.Channel, publisher.PublishPushTopic(topic.Channel, PushTopicEvent.TypeOf(change), PushTopicEvent.Record(topic, change)));
            if (state.Catalog.HasEntity(change.Record.Entity)) PublishChange(change, ids);
            return ids;
        }
    }

    private void PublishChange(RecordChange change, Dictionary<string, long> ids)
    {
        var (entity, id) = (change.Record.Entity, change.Record.Id);
        var replayId = changeEvents.Publish(new ChangeEventDraft(entity, change.Type, id)
        {
            Fields = ChangeFields.Of(change),
            CommittedAt = state.Options.TimeProvider.GetUtcNow(),
            CurrentFields = current => CurrentFields(entity, current),
        });
        foreach (var (channel, _) in state.Catalog.ChannelsOf(entity)) ids[channel] = replayId;
    }

    private object CurrentFields(string entity, string id)
    {
        lock (state.Gate) return records.Find(entity, id) is { } record ? RecordJson.All(record) : new object();
    }
}
