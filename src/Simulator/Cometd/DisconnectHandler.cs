using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

internal sealed class DisconnectHandler(OrgState state, RequestGuard guard) : IMetaHandler
{
    public ValueTask AnswerAsync(JsonObject message, CometdRequest request, CancellationToken stopping)
    {
        var refusal = guard.Enter(message, request, out var session);
        if (refusal is null)
        {
            lock (state.Gate) state.Remove(session!, HoldEnd.ClientDisconnect);
        }

        request.Replies.Answer(message, refusal);
        return ValueTask.CompletedTask;
    }
}
