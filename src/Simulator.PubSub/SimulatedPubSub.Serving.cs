using TypedStreaming.Simulator.PubSub.Http;

namespace TypedStreaming.Simulator.PubSub;

/// <content>The web server of the Pub/Sub API, which can be restarted.</content>
public sealed partial class SimulatedPubSub
{
    /// <summary>
    /// Restarts the server of the Pub/Sub API: breaks all connections, refuses new connections for some time, and then accepts them again at the same
    /// address. CometD clients are not affected.
    /// </summary>
    /// <param name="downtime">The time without a server, by the clock of <see cref="SimulatedOrgOptions.TimeProvider"/>; it is not scaled. Zero
    /// or more.</param>
    /// <param name="cancellationToken">Cancels the restart. In that case, there is no server until it is restarted again.</param>
    /// <returns>A task that ends when connections are accepted again.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The downtime is negative.</exception>
    /// <exception cref="IOException">Another program has taken the port in the meantime.</exception>
    /// <exception cref="ObjectDisposedException">The Pub/Sub API is disposed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before connections were accepted.</exception>
    public async Task RestartAsync(TimeSpan downtime, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(downtime, TimeSpan.Zero);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        await _serverGate.WaitAsync(ending.Token).ConfigureAwait(false);
        try
        {
            await CutAsync().ConfigureAwait(false);
            await Task.Delay(downtime, _org.State.Options.TimeProvider, ending.Token).ConfigureAwait(false);
            await ServeAsync(Url.Port, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (_isDisposed && !cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException("The Pub/Sub API was disposed during its restart.", cancelled);
        }
        finally
        {
            _serverGate.Release();
        }
    }

    private async Task ServeAsync(int port, CancellationToken cancellationToken)
    {
        var drip = new DripMiddleware(_script, _org.State.Options.TimeProvider);
        _server = await GrpcServer.StartAsync(port, _service, _connections, drip, cancellationToken).ConfigureAwait(false);
        _url = _server.Url;
    }

    private async Task CutAsync()
    {
        _connections.Unfreeze();
        if (_server is { } server) await server.DisposeAsync().ConfigureAwait(false);
        _server = null;
    }
}
