using Microsoft.AspNetCore.Builder;
using TypedStreaming.Simulator.Http;

namespace TypedStreaming.Simulator;

/// <content>The web server of the org, which can be restarted.</content>
public sealed partial class SimulatedOrg
{
    /// <summary>
    /// Restarts the org's server, as after a crash: closes all connections, deletes all sessions with their queued events, refuses connections for
    /// some time, and then accepts them again at the same address.
    /// </summary>
    /// <param name="downtime">The time without a server, by the clock of <see cref="SimulatedOrgOptions.TimeProvider"/>; it is not scaled. Zero
    /// or more.</param>
    /// <param name="cancellationToken">Cancels the restart. In that case, the org has no server until it is restarted again.</param>
    /// <returns>A task that ends when the org accepts connections again.</returns>
    /// <remarks>
    /// Channels, retained events, tokens and scripted faults stay. Events that are published during the restart can be replayed later. If several
    /// restarts are requested at the same time, they run one after another.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The downtime is negative.</exception>
    /// <exception cref="IOException">Another program has taken the port in the meantime. In that case, the org has no server.</exception>
    /// <exception cref="ObjectDisposedException">The org is disposed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the org accepted connections.</exception>
    public async Task RestartAsync(TimeSpan downtime, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(downtime, TimeSpan.Zero);
        ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        await _serverGate.WaitAsync(ending.Token).ConfigureAwait(false);
        try
        {
            await CutAsync().ConfigureAwait(false);
            _state.EndSessions(answerHeldConnects: null);
            await Task.Delay(downtime, _state.Options.TimeProvider, ending.Token).ConfigureAwait(false);
            await ServeAsync(Url.Port, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (_stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException("The org was disposed during its restart.", cancelled);
        }
        finally
        {
            _serverGate.Release();
        }
    }

    private async Task ServeAsync(int port, CancellationToken cancellationToken)
    {
        _serving = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var cut = _serving.Token;
        _server = await LoopbackServer.StartAsync(
            port, static _ => { }, static _ => { }, application => application.Run(context => _pipeline!.HandleAsync(context, cut)), cancellationToken)
            .ConfigureAwait(false);
        _url = _server.Url;
    }

    /// <summary>Closes all connections, including those of waiting connects (long polls), and closes the port.</summary>
    private async Task CutAsync()
    {
        if (_serving is { } serving) await serving.CancelAsync().ConfigureAwait(false);
        if (_server is { } server) await server.DisposeAsync().ConfigureAwait(false);
        _serving?.Dispose();
        _serving = null;
        _server = null;
    }
}
