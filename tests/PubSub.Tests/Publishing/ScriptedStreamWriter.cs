using Grpc.Core;

namespace TypedStreaming.PubSub.Tests.Publishing;

/// <summary>Gives each request of a stream to the script.</summary>
internal sealed class ScriptedStreamWriter<T>(Action<T> write, Action complete) : IClientStreamWriter<T>
{
    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(T message)
    {
        write(message);
        return Task.CompletedTask;
    }

    public Task WriteAsync(T message, CancellationToken cancellationToken) => WriteAsync(message);

    public Task CompleteAsync()
    {
        complete();
        return Task.CompletedTask;
    }
}
