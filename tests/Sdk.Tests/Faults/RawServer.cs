using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace TypedStreaming.Tests.Faults;

/// <summary>Answers every request with the same headers and body, in Latin 1, and keeps what was sent.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<string> _requests = Channel.CreateUnbounded<string>();
    private readonly byte[] _answer;
    private readonly Task _accepting;

    public RawServer(string headers, string body)
    {
        _answer = Encoding.Latin1.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{headers}Content-Length: {Encoding.Latin1.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    public ValueTask<string> NextRequestAsync(CancellationToken cancellationToken) => _requests.Reader.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_end.Token);
            await AnswerAsync(client.GetStream());
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        // Requests are a few hundred bytes; the body ends with the array of messages.
        while (!Encoding.Latin1.GetString(buffer, 0, length).EndsWith(']')) length += await stream.ReadAsync(buffer.AsMemory(length), _end.Token);
        await _requests.Writer.WriteAsync(Encoding.Latin1.GetString(buffer, 0, length), _end.Token);
        await stream.WriteAsync(_answer, _end.Token);
    }
}
