using System.Net;
using System.Net.Sockets;

namespace TypedStreaming.Benchmarks.Harness;

/// <summary>The baseline's server, in its own process on a free loopback port.</summary>
public sealed class BaselineServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ChildProcess _process;

    private BaselineServer(ChildProcess process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>Starts the server, and waits until it answers.</summary>
    /// <param name="cores">The cores that it may use, in the form of taskset.</param>
    /// <param name="events">The number of different events; the server makes them before it starts.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="InvalidOperationException">The server ended instead.</exception>
    public static async Task<BaselineServer> StartAsync(string? cores, int events, CancellationToken cancellationToken)
    {
        var port = FreePort();
        var process = ChildProcess.Start(BaselinePrograms.Server, cores, [$"{port}"], ("MAXEV", $"{events}"));
        var server = new BaselineServer(process, new Uri($"http://127.0.0.1:{port}"));
        try
        {
            await server.WaitUntilReadyAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(StartLimit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        using var admin = new ServerAdmin(Url);
        while (!await AnswersAsync(admin, either.Token))
        {
            if (_process.HasEnded) throw new InvalidOperationException($"The server ended: {_process.LastErrors}");
            await Task.Delay(Pause, TimeProvider.System, either.Token);
        }
    }

    private static async Task<bool> AnswersAsync(ServerAdmin admin, CancellationToken cancellationToken)
    {
        try
        {
            await admin.CountHeldAsync(cancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false; // It does not listen yet.
        }
    }
}
