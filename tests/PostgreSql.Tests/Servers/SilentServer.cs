using System.Net;
using System.Net.Sockets;

namespace TypedStreaming.PostgreSql.Tests.Servers;

/// <summary>A server on a loopback port that accepts connections, sends the given bytes on each, and then nothing more.</summary>
internal sealed class SilentServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _accepting;

    public SilentServer(params byte[] answer)
    {
        _listener.Start();
        _accepting = AcceptAsync(answer);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _accepting;
        _ended.Dispose();
    }

    private async Task AcceptAsync(byte[] answer)
    {
        var clients = new List<TcpClient>();
        try
        {
            while (true)
            {
                clients.Add(await _listener.AcceptTcpClientAsync(_ended.Token));
                await clients[^1].Client.SendAsync(answer, _ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }

        clients.ForEach(static client => client.Dispose());
        _listener.Stop();
    }
}
