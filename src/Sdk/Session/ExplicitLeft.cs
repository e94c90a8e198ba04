using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>The explicit subscription of a channel is to be undone.</summary>
internal sealed class ExplicitLeft(ChannelName channel) : IProgramRequest
{
    public ChannelName Channel => channel;

    /// <summary>Gets the server's reply; null if the session, and with it the subscription, was gone before it came.</summary>
    public TaskCompletionSource<BayeuxMessage?> Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Fail(Exception cause) => Released.TrySetResult(null);
}
