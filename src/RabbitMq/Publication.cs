using RabbitMQ.Client;

namespace TypedStreaming.RabbitMq;

/// <summary>A message that is sent, or waits for it. Its task ends with the confirmation of the server.</summary>
/// <param name="RoutingKey">The key by which the exchange finds the queues.</param>
/// <param name="Properties">The properties and headers.</param>
/// <param name="Body">The bytes.</param>
/// <param name="CalledAt">The time stamp of the call.</param>
internal sealed record Publication(string RoutingKey, BasicProperties Properties, ReadOnlyMemory<byte> Body, long CalledAt)
{
    public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fails the call. Nobody may wait for it, because its caller has cancelled the wait.</summary>
    public void Fail(Exception failure)
    {
        if (Stored.TrySetException(failure)) _ = Stored.Task.Exception;
    }
}
