using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace TypedStreaming.Tests.Faults;

/// <summary>A proxy between a client and an org that lets a test cut the polls that it holds.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<HeldPoll> _polls = Channel.CreateUnbounded<HeldPoll>();
    private readonly Uri _target;
    private readonly Task _accepting;

    public CuttingProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>Returns the next connect that the org leaves waiting, as soon as it has passed the proxy.</summary>
    public ValueTask<HeldPoll> NextPollAsync(CancellationToken cancellationToken) => _polls.Reader.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true) _ = RelayAsync(await _listener.AcceptTcpClientAsync(_end.Token));
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(_target.Host, _target.Port, _end.Token);
                await Task.WhenAny(AskAsync(client, server), server.GetStream().CopyToAsync(client.GetStream(), _end.Token));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One end was closed, so the other is closed too.
            }
        }
    }

    private async Task AskAsync(TcpClient client, TcpClient server)
    {
        var buffer = new byte[64 * 1024];
        while (await client.GetStream().ReadAsync(buffer, _end.Token) is > 0 and var read)
        {
            await server.GetStream().WriteAsync(buffer.AsMemory(0, read), _end.Token);
            var asked = Encoding.Latin1.GetString(buffer, 0, read);
            var isHeld = asked.Contains("/meta/connect", StringComparison.Ordinal) && !asked.Contains("\"timeout\":0", StringComparison.Ordinal);
            if (isHeld) await _polls.Writer.WriteAsync(new HeldPoll(client), _end.Token);
        }
    }
}
