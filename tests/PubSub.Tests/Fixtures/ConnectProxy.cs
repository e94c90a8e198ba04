using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedStreaming.PubSub.Tests.Fixtures;

/// <summary>An HTTP proxy on loopback, which opens a tunnel for each <c>CONNECT</c> or refuses it.</summary>
internal sealed class ConnectProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ends = new();
    private readonly bool _refuses;
    private readonly Task _accepting;
    private int _tunnels;

    public ConnectProxy(bool refuses = false)
    {
        _refuses = refuses;
        _listener.Start();
        _accepting = Pipes.AcceptAsync(_listener, ServeAsync, _ends.Token);
    }

    public WebProxy Proxy => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The number of tunnels that were opened.</summary>
    public int Tunnels => Volatile.Read(ref _tunnels);

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ends.Dispose();
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        var stream = client.GetStream();
        var port = await ReadPortAsync(stream, cancellationToken);
        if (_refuses)
        {
            await stream.WriteAsync("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancellationToken);
            return;
        }

        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        Interlocked.Increment(ref _tunnels);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), cancellationToken);
        await Pipes.JoinAsync(stream, server.GetStream(), cancellationToken);
    }

    /// <summary>Reads a request such as <c>CONNECT localhost:1234 HTTP/1.1</c> to its end.</summary>
    private static async Task<int> ReadPortAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var request = new StringBuilder();
        var symbol = new byte[1];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(symbol, cancellationToken);
            request.Append((char)symbol[0]);
        }

        return int.Parse(request.ToString().Split(' ')[1].Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
