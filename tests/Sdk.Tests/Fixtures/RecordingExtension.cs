using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>Records the messages that it sees, and runs a test's code for each.</summary>
internal sealed class RecordingExtension : BayeuxExtension
{
    private readonly ConcurrentQueue<string> _sent = new();
    private readonly ConcurrentQueue<BayeuxMessage> _received = new();

    public IReadOnlyList<string> Sent => [.. _sent];

    public IReadOnlyList<BayeuxMessage> Received => [.. _received];

    public Action<JsonObject> Sending { get; init; } = static _ => { };

    public Action<BayeuxMessage> Receiving { get; init; } = static _ => { };

    public override async ValueTask OnSendingAsync(JsonObject message, CancellationToken cancellationToken)
    {
        await Task.Yield();
        _sent.Enqueue((string)message["channel"]!);
        Sending(message);
    }

    public override async ValueTask OnReceivedAsync(BayeuxMessage message, CancellationToken cancellationToken)
    {
        await Task.Yield();
        _received.Enqueue(message);
        Receiving(message);
    }
}
