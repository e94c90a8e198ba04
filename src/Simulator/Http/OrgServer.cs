using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TypedStreaming.Simulator.Http;

/// <summary>The web server (Kestrel) of the simulated org, on the loopback addresses.</summary>
internal sealed class OrgServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private OrgServer(WebApplication application, int port)
    {
        _application = application;
        Url = new Uri($"http://{IPAddress.Loopback}:{port}/");
    }

    public Uri Url { get; }

    public static async Task<OrgServer> StartAsync(
        int port, RequestDelegate handle, CancellationToken cancellationToken)
    {
        // The empty builder reads no configuration, because settings of the program must not affect this server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var sockets = LoopbackSockets.Bind(port);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, sockets));
        builder.Services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = sockets.Of);
        builder.Services.AddSingleton<IHostLifetime, ProcessIndependentLifetime>();
        var application = builder.Build();
        application.Run(handle);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new OrgServer(application, sockets.Port);
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

    private static void Configure(KestrelServerOptions options, LoopbackSockets sockets)
    {
        options.AddServerHeader = false;
        options.Limits.KeepAliveTimeout = TimeSpan.FromHours(1);
        // A client may stop reading for any time, for example because its program is slow.
        options.Limits.MinResponseDataRate = null;
        options.Limits.MinRequestBodyDataRate = null;
        foreach (var endPoint in sockets.EndPoints) options.Listen(endPoint);
    }
}
