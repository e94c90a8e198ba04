using System.Net;
using System.Net.Sockets;

namespace TypedStreaming.RabbitMq.Tests.Servers;

/// <summary>A listener that accepts connections and never answers.</summary>
internal sealed class SilentServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    // The system accepts connections by itself, up to this number.
    public SilentServer() => _listener.Start(backlog: 100);

    public Uri Address => new($"amqp://u:p@127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Dispose() => _listener.Dispose();
}
