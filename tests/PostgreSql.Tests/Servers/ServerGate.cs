using System.Net;
using System.Net.Sockets;

namespace TypedStreaming.PostgreSql.Tests.Servers;

/// <summary>
/// A way to the server, on a loopback port. If it is closed, connections are cut, and new ones are refused. If it is silent, connections stay open and new ones
/// are accepted, but nothing is passed on.
/// </summary>
internal sealed class ServerGate : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closed = new();
    private readonly CancellationTokenSource _silent = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _accepting;
    private readonly string _host;
    private readonly int _port;

    public ServerGate(string host, int port, string address = "127.0.0.1")
    {
        (_host, _port) = (host, port);
        _listener = new TcpListener(IPAddress.Parse(address), 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Completes when the silent gate has received something that is not answered.</summary>
    public Task Asked => _asked.Task;

    public Task SilenceAsync() => _silent.CancelAsync();

    public async Task CloseAsync()
    {
        await _closed.CancelAsync();
        await _accepting;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _silent.Dispose();
        _closed.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_closed.Token)));
        }
        catch (OperationCanceledException)
        {
            // The gate is closed.
        }

        _listener.Stop();
        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await PassAsync(near, far);
            if (_silent.IsCancellationRequested) await ReadAsync(near);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
        {
            // The gate is closed, or one of the two has gone.
        }
    }

    private async Task PassAsync(TcpClient near, TcpClient far)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token, _silent.Token);
        try
        {
            await far.ConnectAsync(_host, _port, ends.Token);
            await await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), ends.Token), far.GetStream().CopyToAsync(near.GetStream(), ends.Token));
        }
        catch (OperationCanceledException) when (!_closed.IsCancellationRequested)
        {
            // The gate is silent.
        }
    }

    private async Task ReadAsync(TcpClient near)
    {
        var buffer = new byte[1024];
        while (await near.GetStream().ReadAsync(buffer, _closed.Token) > 0) _asked.TrySetResult();
    }
}
