using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.PubSub.Calls;

namespace TypedStreaming.Simulator.PubSub.Http;

/// <summary>Starts the web server of the Pub/Sub API: HTTP/2 without TLS, on the loopback addresses.</summary>
internal static class GrpcServer
{
    private const int MostStreams = 1000;

    public static Task<LoopbackServer> StartAsync(
        int port, PubSubService service, ConnectionTable connections, DripMiddleware drip, CancellationToken cancellationToken) =>
        LoopbackServer.StartAsync(
            port, builder => Build(builder, service), options => Listen(options, connections), application => Use(application, drip), cancellationToken);

    private static void Build(WebApplicationBuilder builder, PubSubService service)
    {
        builder.WebHost.ConfigureKestrel(static options =>
        {
            options.AllowAlternateSchemes = true; // A server in front of this one may terminate TLS.
            options.Limits.Http2.MaxStreamsPerConnection = MostStreams;
        });
        builder.Services.AddSingleton(service);
        builder.Services.AddGrpc(static options => (options.MaxReceiveMessageSize, options.MaxSendMessageSize) = (null, null));
    }

    private static void Listen(ListenOptions options, ConnectionTable connections)
    {
        options.Protocols = HttpProtocols.Http2;
        options.Use(next => connection => connections.RunAsync(connection, next));
    }

    private static void Use(WebApplication application, DripMiddleware drip)
    {
        application.Use(drip.InvokeAsync);
        application.UseRouting();
        application.MapGrpcService<PubSubService>();
    }
}
