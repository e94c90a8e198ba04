using RabbitMQ.Client;

namespace TypedStreaming.RabbitMq;

/// <summary>A message that is being sent or is waiting to be sent. Its task ends when the server confirms the message.</summary>
/// <param name="RoutingKey">The key by which the exchange finds the queues.</param>
/// <param name="Properties">The properties and headers.</param>
/// <param name="Body">The bytes.</param>
/// <param name="CalledAt">The time stamp of the call.</param>
internal sealed record Publication(string RoutingKey, BasicProperties Properties, ReadOnlyMemory<byte> Body, long CalledAt)
{
    public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes the publishing call with an error. The error is marked as observed, because the caller may have stopped waiting.</summary>
    public void Fail(Exception failure)
    {
        if (Stored.TrySetException(failure)) _ = Stored.Task.Exception;
    }
}
