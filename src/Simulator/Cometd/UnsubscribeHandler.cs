using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>Handles unsubscribe messages. Events that are already queued are still delivered, as on an unmodified CometD server.</summary>
internal sealed class UnsubscribeHandler(OrgState state, RequestGuard guard) : IMetaHandler
{
    public ValueTask AnswerAsync(JsonObject message, CometdRequest request, CancellationToken stopping)
    {
        var refusal = guard.Enter(message, request, out var session) ?? Unsubscribe(message, session!);
        request.Replies.Answer(message, refusal);
        return ValueTask.CompletedTask;
    }

    private Refusal? Unsubscribe(JsonObject message, Session session)
    {
        var text = message.Text("subscription");
        if (string.IsNullOrEmpty(text)) return new Refusal(ErrorText.NoChannelName);
        lock (state.Gate) session.Subscriptions.Remove(text);
        return null;
    }
}
