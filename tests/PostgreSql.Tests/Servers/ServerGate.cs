using System.Net;
using System.Net.Sockets;

namespace TypedStreaming.PostgreSql.Tests.Servers;

/// <summary>A way to the server, on a loopback port, which can be closed: connections are cut, and new ones are refused.</summary>
internal sealed class ServerGate : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _accepting;
    private readonly string _host;
    private readonly int _port;

    public ServerGate(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async Task CloseAsync()
    {
        await _closed.CancelAsync();
        await _accepting;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _closed.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(PassAsync(await _listener.AcceptTcpClientAsync(_closed.Token)));
        }
        catch (OperationCanceledException)
        {
            // The gate is closed.
        }

        _listener.Stop();
        await Task.WhenAll(connections);
    }

    private async Task PassAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(_host, _port, _closed.Token);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), _closed.Token), far.GetStream().CopyToAsync(near.GetStream(), _closed.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
        {
            // The gate is closed, or one of the two has gone.
        }
    }
}
