using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Channels;

/// <summary>Stores published events, and adds them to the queues of the sessions that are subscribed to their channel.</summary>
internal sealed class Publisher(OrgState state)
{
    private static readonly string[] Types = ["created", "updated", "deleted", "undeleted"];

    public long PublishPushTopic(string channel, string type, object sobject)
    {
        if (!Types.Contains(type, StringComparer.Ordinal))
            throw new ArgumentException($"'{type}' is not a valid type of change: use one of {string.Join(", ", Types)}.", nameof(type));
        RequirePrefix(channel, ChannelNameGrammar.PushTopicPrefix);
        var record = PayloadJson.Of(sobject);
        return Publish(channel, id => EventDataWriter.PushTopic(Shown(id), Now, type, record));
    }

    public long PublishGeneric(string channel, object payload)
    {
        RequirePrefix(channel, ChannelNameGrammar.GenericPrefix);
        var json = PayloadJson.Of(payload);
        return Publish(channel, id => EventDataWriter.Generic(Shown(id), Now, json));
    }

    public long Publish(string channel, Func<long, EventContent> create)
    {
        lock (state.Gate)
        {
            var target = state.Channels.Require(channel);
            var id = target.Ids.Next;
            Store(target, id, create(id));
            return id;
        }
    }

    public void PublishUnder(string channel, long id, EventContent content)
    {
        lock (state.Gate)
        {
            Store(state.Channels.Require(channel), id, content);
        }
    }

    /// <summary>Stores and delivers an event. The caller must hold the org's lock.</summary>
    public void Store(Channel target, long id, EventContent content)
    {
        state.Tap?.Prepare(target, content);
        target.Ids.Pass(id);
        state.Deliver(target, target.Append(id, content));
    }

    private DateTimeOffset Now => state.Options.TimeProvider.GetUtcNow();

    // A server without the replay extension sends events without an id.
    public long? Shown(long id) => state.Options.ReplayEnabled ? id : null;

    private static void RequirePrefix(string channel, string prefix)
    {
        if (!channel.StartsWith(prefix, StringComparison.Ordinal))
            throw new ArgumentException($"The channel '{channel}' does not start with '{prefix}'.", nameof(channel));
    }
}
