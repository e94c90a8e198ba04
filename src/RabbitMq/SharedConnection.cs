using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>A connection that several publishers or readers share. When the connection has ended, the next call reopens it.</summary>
/// <param name="settings">The server and the login.</param>
/// <param name="purpose">What the connection is for, which administrators see.</param>
internal sealed class SharedConnection(ConnectionSettings settings, string purpose) : IAsyncDisposable
{
    private readonly Attempt _connecting = new("be used");
    private readonly Failures _failures = new(settings.Place);
    private readonly SemaphoreSlim _gate = new(1);
    private ServerConnection? _connection;
    private bool _isDisposed;

    /// <exception cref="BrokerException">The server cannot be reached, refuses the login, or is not supported.</exception>
    public async Task<ServerConnection> GetAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(RabbitMqBroker));
            if (_connection is { IsOpen: true }) return _connection;
            if (_connection is not null) await _connection.DisposeAsync().ConfigureAwait(false);
            _connection = null;
            return _connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A connect that runs ends by its own time limit.
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            _isDisposed = true;
            if (_connection is not null) await _connection.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<ServerConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            var name = $"TypedStreaming {purpose}, process {Environment.ProcessId} on {Environment.MachineName}";
            var connection = await Deadline.RunAsync(
                settings.ConnectLimit, settings.Time, token => settings.ConnectAsync(name, token), cancellationToken).ConfigureAwait(false);
            return await ServerConnection.CheckAsync(connection, _failures, settings.Time).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw _failures.Of(e, _connecting);
        }
    }
}
