using System.Diagnostics.CodeAnalysis;
using Grpc.Net.Client;

namespace TypedStreaming.PubSub.Connection;

/// <summary>The gRPC channel to the Pub/Sub API, which all streams of a client share.</summary>
internal sealed class PubSubConnection : IDisposable
{
    /// <summary>
    /// The maximum size of a response. The server sends about 3 MB at most. The default limit of gRPC, 4 MiB, would leave too little margin.
    /// </summary>
    private const int MaxReceiveMessageBytes = 16 * 1024 * 1024;

    /// <summary>The maximum size of a request: 4 MB, which is also the server's limit.</summary>
    private const int MaxSendMessageBytes = 4 * 1024 * 1024;

    /// <summary>
    /// The time without traffic after which a connection is tested. Without the test, a connection that the network has dropped would appear open for
    /// many minutes.
    /// </summary>
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(20);

    private readonly GrpcChannel _channel;

    public PubSubConnection(PubSubClientOptions options)
    {
        // No logger: the log of the gRPC library is not ours, and may show metadata in a later version.
        _channel = GrpcChannel.ForAddress(options.Endpoint, new GrpcChannelOptions
        {
            HttpHandler = new PlainHandler(options.HttpHandler ?? CreateHandler(), owned: options.HttpHandler is null),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = MaxReceiveMessageBytes,
            MaxSendMessageSize = MaxSendMessageBytes,
            // A server or a proxy can end a call with the status CANCELLED too, and such an end must not look like a cancellation by this client.
            ThrowOperationCanceledOnCancellation = false,
        });
        Stub = new Protocol.PubSub.PubSubClient(_channel);
    }

    public Protocol.PubSub.PubSubClient Stub { get; }

    public void Dispose() => _channel.Dispose();

    [SuppressMessage("Reliability", "CA2000", Justification = "The channel disposes its own handler.")]
    private static SocketsHttpHandler CreateHandler() => new()
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        EnableMultipleHttp2Connections = true,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10),
        KeepAlivePingDelay = PingDelay,
        KeepAlivePingTimeout = PingTimeout,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
    };
}
