using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace TypedStreaming.Simulator.PubSub.Http;

/// <summary>The open connections, which a fault can break or freeze. Thread-safe.</summary>
internal sealed class ConnectionTable
{
    private readonly Lock _gate = new();
    private readonly List<ConnectionContext> _open = [];
    private TaskCompletionSource? _frozen;
    private TaskCompletionSource _held = NewSignal();

    /// <summary>A task that completes when the connections are no longer frozen; null if they are not frozen.</summary>
    public Task? Frozen
    {
        get
        {
            lock (_gate) return _frozen?.Task;
        }
    }

    public async Task RunAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        connection.Transport = new FreezablePipe(connection, this);
        lock (_gate) _open.Add(connection);
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate) _open.Remove(connection);
        }
    }

    /// <summary>Breaks all connections without notifying the clients.</summary>
    public void Abort()
    {
        foreach (var connection in Snapshot()) connection.Abort(new ConnectionAbortedException("A scripted fault cut the connection."));
    }

    /// <summary>Sends GOAWAY on all connections. Their calls continue; new calls need another connection.</summary>
    public void GoAway()
    {
        foreach (var connection in Snapshot()) connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
    }

    public void Freeze()
    {
        lock (_gate)
        {
            _frozen ??= NewSignal();
            _held = NewSignal();
        }
    }

    public void Unfreeze()
    {
        lock (_gate)
        {
            _frozen?.TrySetResult();
            _frozen = null;
        }
    }

    /// <summary>A task that completes when a frozen connection holds back bytes from a client.</summary>
    public Task Held
    {
        get
        {
            lock (_gate) return _held.Task;
        }
    }

    public void Hold()
    {
        lock (_gate) _held.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ConnectionContext[] Snapshot()
    {
        lock (_gate) return [.. _open];
    }
}
