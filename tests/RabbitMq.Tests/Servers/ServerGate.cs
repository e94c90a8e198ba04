using System.Net;
using System.Net.Sockets;

namespace TypedStreaming.RabbitMq.Tests.Servers;

/// <summary>
/// A way to the server, on a loopback port. It can be closed: connections are cut, and new ones are refused. It can be held: connections stay, and nothing
/// passes.
/// </summary>
internal sealed class ServerGate : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly TaskCompletionSource _never = new();
    private readonly Task _accepting;
    private readonly Uri _address;
    private volatile bool _isHeld;

    public ServerGate(Uri address)
    {
        _address = address;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The address of the server, by way of the gate.</summary>
    public Uri Address => new UriBuilder(_address) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;

    public void Hold() => _isHeld = true;

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
            await far.ConnectAsync(_address.Host, _address.Port < 0 ? 5672 : _address.Port, _closed.Token);
            await Task.WhenAny(CopyAsync(near.GetStream(), far.GetStream()), CopyAsync(far.GetStream(), near.GetStream()));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The gate is closed, or the server has gone.
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, _closed.Token) is var count and > 0)
            {
                if (_isHeld) await _never.Task.WaitAsync(_closed.Token);
                await to.WriteAsync(buffer.AsMemory(0, count), _closed.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The gate is closed, or one of the two has gone.
        }
    }
}
