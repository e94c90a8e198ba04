using System.Net.Sockets;
using System.Text;

namespace TypedStreaming.Tests.Faults;

/// <summary>The connection of a poll that waits at a proxy.</summary>
internal sealed class HeldPoll(TcpClient client)
{
    /// <summary>Resets the connection, as a proxy does that has lost it.</summary>
    public void Cut() => client.Client.Close(timeout: 0);

    /// <summary>Answers in the org's place, as nginx does when its <c>proxy_read_timeout</c> has elapsed.</summary>
    public async Task AnswerAsync(int status)
    {
        var answer = $"HTTP/1.1 {status} Gateway Time-out\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
    }
}
