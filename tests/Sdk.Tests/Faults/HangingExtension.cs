using System.Text.Json.Nodes;

namespace TypedStreaming.Tests.Faults;

/// <summary>An extension that hangs at the messages of one channel.</summary>
internal sealed class HangingExtension(string channel, HangingCode code) : BayeuxExtension
{
    public override ValueTask OnSendingAsync(JsonObject message, CancellationToken cancellationToken) =>
        (string?)message["channel"] == channel ? new ValueTask(code.RunAsync(cancellationToken)) : ValueTask.CompletedTask;
}
