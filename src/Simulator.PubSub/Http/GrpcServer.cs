using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.PubSub.Calls;

namespace TypedStreaming.Simulator.PubSub.Http;

/// <summary>The web server (Kestrel) of the Pub/Sub API: HTTP/2 without TLS, on the loopback addresses.</summary>
internal sealed class GrpcServer : IAsyncDisposable
{
    private const int MostStreams = 1000;

    private readonly WebApplication _application;

    private GrpcServer(WebApplication application, int port)
    {
        _application = application;
        Url = new Uri($"http://{IPAddress.Loopback}:{port}/");
    }

    public Uri Url { get; }

    public static async Task<GrpcServer> StartAsync(int port, PubSubService service, ConnectionTable connections, DripMiddleware drip, CancellationToken cancellationToken)
    {
        // The empty builder reads no configuration, because settings of the program must not affect this server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var sockets = LoopbackSockets.Bind(port);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, sockets, connections));
        builder.Services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = sockets.Of);
        builder.Services.AddSingleton<IHostLifetime, ProcessIndependentLifetime>();
        builder.Services.AddSingleton(service);
        builder.Services.AddGrpc(options => (options.MaxReceiveMessageSize, options.MaxSendMessageSize) = (null, null));
        var application = builder.Build();
        application.Use(drip.InvokeAsync);
        application.UseRouting();
        application.MapGrpcService<PubSubService>();
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new GrpcServer(application, sockets.Port);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            sockets.Close();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The token is already cancelled, so connections are cut now, as if the server had crashed.
        await _application.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static void Configure(KestrelServerOptions options, LoopbackSockets sockets, ConnectionTable connections)
    {
        options.AddServerHeader = false;
        options.Limits.KeepAliveTimeout = TimeSpan.FromHours(1);
        options.Limits.MinResponseDataRate = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.AllowAlternateSchemes = true; // A server in front of this one may terminate TLS.
        options.Limits.Http2.MaxStreamsPerConnection = MostStreams;
        foreach (var endPoint in sockets.EndPoints) options.Listen(endPoint, listen => Configure(listen, connections));
    }

    private static void Configure(ListenOptions listen, ConnectionTable connections)
    {
        listen.Protocols = HttpProtocols.Http2;
        listen.Use(next => connection => connections.RunAsync(connection, next));
    }
}
