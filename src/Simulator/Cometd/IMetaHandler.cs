using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>Answers the messages of one meta channel.</summary>
internal interface IMetaHandler
{
    ValueTask AnswerAsync(JsonObject message, CometdRequest request, CancellationToken stopping);
}
