using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>A request to the session to end the explicit subscription to a channel.</summary>
internal sealed class ExplicitLeft(ChannelName channel) : IProgramRequest
{
    public ChannelName Channel => channel;

    /// <summary>A task that returns the server's reply, or null if the session ended before the reply arrived.</summary>
    public TaskCompletionSource<BayeuxMessage?> Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Fail(Exception cause) => Released.TrySetResult(null);
}
