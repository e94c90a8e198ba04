using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace TypedStreaming.Simulator.PubSub.Http;

/// <summary>Carries the bytes of a connection in both directions. While connections are frozen, no bytes pass.</summary>
internal sealed class FreezablePipe : IDuplexPipe
{
    public FreezablePipe(ConnectionContext connection, ConnectionTable connections)
    {
        Input = new FreezableReader(connection.Transport.Input, connections, connection.ConnectionClosed);
        Output = new FreezableWriter(connection.Transport.Output, connections, connection.ConnectionClosed);
    }

    public PipeReader Input { get; }

    public PipeWriter Output { get; }

    /// <summary>Waits until the connections are no longer frozen, or until this connection is closed.</summary>
    public static async Task PassAsync(Task frozen, CancellationToken closed)
    {
        var gone = new TaskCompletionSource();
        using var registration = closed.Register(() => gone.TrySetResult());
        await Task.WhenAny(frozen, gone.Task).ConfigureAwait(false);
    }
}
