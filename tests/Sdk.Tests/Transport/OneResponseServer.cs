using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedStreaming.Tests.Transport;

/// <summary>A server on the loopback that answers one request with bytes of a test, over a real socket.</summary>
internal sealed class OneResponseServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Stream, Task> _answer;

    private OneResponseServer(Func<Stream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Done = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/cometd");

    /// <summary>Completes when the response was sent and the connection closed.</summary>
    public Task Done { get; }

    /// <param name="answer">Writes the answer with its headers.</param>
    public static OneResponseServer Start(Func<Stream, Task> answer) => new(answer);

    public static ReadOnlyMemory<byte> Headers(params string[] headers) =>
        Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + string.Concat(headers.Select(static header => header + "\r\n")) + "\r\n");

    /// <summary>Writes bytes as one chunk of a chunked body; no bytes end it.</summary>
    public static async Task WriteChunkAsync(Stream connection, ReadOnlyMemory<byte> bytes)
    {
        await connection.WriteAsync(Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"));
        await connection.WriteAsync(bytes);
        await connection.WriteAsync("\r\n"u8.ToArray());
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        using var client = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var connection = client.GetStream();
        await ReadRequestAsync(connection);
        await _answer(connection);
    }

    /// <summary>Reads the request, whose body has two bytes, <c>[]</c>.</summary>
    private static async Task ReadRequestAsync(NetworkStream connection)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().EndsWith("\r\n\r\n[]", StringComparison.Ordinal))
            request.Append(Encoding.ASCII.GetString(buffer, 0, await connection.ReadAsync(buffer)));
    }
}
