using System.Net.Sockets;
using System.Security.Authentication;

namespace TypedStreaming.PubSub.Tests.Fixtures;

/// <summary>Passes bytes between connections.</summary>
internal static class Pipes
{
    /// <summary>Serves connections until the token is cancelled.</summary>
    public static async Task AcceptAsync(TcpListener listener, Func<TcpClient, CancellationToken, Task> serve, CancellationToken cancellationToken)
    {
        var serving = new List<Task>();
        try
        {
            while (true) serving.Add(ServeAsync(await listener.AcceptTcpClientAsync(cancellationToken), serve, cancellationToken));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(serving);
        }
    }

    /// <summary>Copies bytes in both directions until one side ends.</summary>
    public static async Task JoinAsync(Stream one, Stream other, CancellationToken cancellationToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] copies = [one.CopyToAsync(other, ends.Token), other.CopyToAsync(one, ends.Token)];
        await Task.WhenAny(copies);
        await ends.CancelAsync();
        await Task.WhenAll(copies);
    }

    private static async Task ServeAsync(TcpClient client, Func<TcpClient, CancellationToken, Task> serve, CancellationToken cancellationToken)
    {
        try
        {
            using (client) await serve(client, cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or AuthenticationException or ObjectDisposedException)
        {
            return; // The peer has gone, or the test has ended.
        }
    }
}
