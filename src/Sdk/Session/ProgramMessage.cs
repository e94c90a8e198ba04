using System.Diagnostics;
using System.Text.Json.Nodes;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>A Bayeux message that the application sends to the server.</summary>
internal sealed class ProgramMessage(JsonObject message) : IProgramRequest
{
    private readonly TaskCompletionSource<IReadOnlyList<BayeuxMessage>> _messages = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JsonObject Message { get; } = message;

    /// <summary>The channel that the application's message unsubscribes, or null if the message is not an unsubscribe request.</summary>
    public string? UnsubscribesFrom =>
        Message["channel"] is JsonValue value && value.TryGetValue<string>(out var channel) && channel == MetaChannel.Unsubscribe
        && Message["subscription"] is JsonValue subscription && subscription.TryGetValue<string>(out var unsubscribed)
            ? unsubscribed
            : null;

    /// <summary>The tracing activity of the caller that sent the message.</summary>
    public ActivityContext? AskedBy { get; } = Activity.Current?.Context;

    /// <summary>A task that returns all messages in the server's response.</summary>
    public Task<IReadOnlyList<BayeuxMessage>> Messages => _messages.Task;

    public void Complete(IReadOnlyList<BayeuxMessage> messages) => _messages.TrySetResult(messages);

    public void Fail(Exception cause) => _messages.TrySetException(cause);
}
