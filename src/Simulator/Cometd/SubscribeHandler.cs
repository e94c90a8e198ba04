using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

internal sealed class SubscribeHandler(OrgState state, RequestGuard guard) : IMetaHandler
{
    public ValueTask AnswerAsync(JsonObject message, CometdRequest request, CancellationToken stopping)
    {
        var refusal = guard.Enter(message, request, out var session) ?? Subscribe(message, session!);
        request.Replies.Answer(message, refusal);
        return ValueTask.CompletedTask;
    }

    private Refusal? Subscribe(JsonObject message, Session session)
    {
        var text = message.Text("subscription") ?? "";
        var (name, query) = ChannelNameGrammar.Split(text);
        var filter = ChannelFilter.Parse(query);
        lock (state.Gate)
        {
            if (!state.IsLive(session)) return Refusal.UnknownClient;
            if (SubscriptionRules.Find(state, name, filter, out var channel) is { } error) return new Refusal(error);
            if (ReadReplay(message, channel!, out var replayed) is { } invalid) return new Refusal(invalid);
            var subscription = new SessionSubscription(channel!, filter, state.Catalog.DeniedEntities());
            session.Subscriptions[text] = subscription;
            foreach (var stored in replayed!) session.Enqueue(text, subscription, stored);
            state.Waiters.Recheck();
            return null;
        }
    }

    private string? ReadReplay(JsonObject message, Channel channel, out IReadOnlyList<StoredEvent>? replayed)
    {
        replayed = [];
        return state.Options.ReplayEnabled ? ReplayMap.Read(message, channel, out replayed) : null;
    }
}
