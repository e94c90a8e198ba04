using System.Diagnostics;

namespace TypedStreaming.Session;

/// <summary>The application's request for a new handshake.</summary>
internal sealed class NewHandshake : IProgramRequest
{
    private readonly TaskCompletionSource<BayeuxMessage> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The tracing activity of the caller that made the request.</summary>
    public ActivityContext? AskedBy { get; } = Activity.Current?.Context;

    /// <summary>A task that returns the server's reply to the next accepted handshake.</summary>
    public Task<BayeuxMessage> Reply => _reply.Task;

    public void Accepted(BayeuxMessage reply) => _reply.TrySetResult(reply);

    public void Fail(Exception cause) => _reply.TrySetException(cause);
}
