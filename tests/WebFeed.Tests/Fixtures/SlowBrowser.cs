using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedStreaming.WebFeed.Tests.Fixtures;

/// <summary>A browser that opens the stream and then reads nothing, until the test says so.</summary>
internal sealed class SlowBrowser : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
    private readonly StringBuilder _text = new();

    private SlowBrowser()
    {
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SlowBrowser> OpenAsync(Uri page)
    {
        var browser = new SlowBrowser();
        await browser._socket.ConnectAsync(IPAddress.Loopback, page.Port, Token);
        await browser._socket.SendAsync(Encoding.ASCII.GetBytes($"GET /alerts HTTP/1.1\r\nHost: {page.Authority}\r\n\r\n"), Token);
        while (!browser._text.ToString().Contains("event: listening", StringComparison.Ordinal)) Assert.True(await browser.ReadAsync());
        return browser;
    }

    /// <summary>Reads until the server has closed the connection, and returns everything that came.</summary>
    public async Task<string> ReadToEndAsync()
    {
        try
        {
            while (await ReadAsync())
            {
            }
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
        {
            _text.Append("(reset)");
        }

        return _text.ToString();
    }

    public void Dispose() => _socket.Dispose();

    private async Task<bool> ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        var count = await _socket.ReceiveAsync(buffer, Token);
        _text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        return count > 0;
    }
}
