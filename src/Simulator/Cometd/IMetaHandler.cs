using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>Handles the messages that clients send on one Bayeux meta channel.</summary>
internal interface IMetaHandler
{
    ValueTask AnswerAsync(JsonObject message, CometdRequest request, CancellationToken stopping);
}
