using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TypedStreaming.Simulator.Http;

/// <summary>A web server (Kestrel) of the simulated org, on the loopback addresses.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application, int port)
    {
        _application = application;
        Url = new Uri($"http://{IPAddress.Loopback}:{port}/");
    }

    public Uri Url { get; }

    /// <summary>Starts a web server on the loopback addresses.</summary>
    /// <param name="port">The port; 0 for any free port.</param>
    /// <param name="build">Adds services, and settings of Kestrel.</param>
    /// <param name="listen">Sets the options of each address.</param>
    /// <param name="use">Adds what handles the requests.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<LoopbackServer> StartAsync(
        int port, Action<WebApplicationBuilder> build, Action<ListenOptions> listen, Action<WebApplication> use, CancellationToken cancellationToken)
    {
        // The empty builder reads no configuration, because settings of the program must not affect this server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var sockets = LoopbackSockets.Bind(port);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, sockets, listen));
        builder.Services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = sockets.Of);
        builder.Services.AddSingleton<IHostLifetime, ProcessIndependentLifetime>();
        build(builder);
        var application = builder.Build();
        use(application);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new LoopbackServer(application, sockets.Port);
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

    private static void Configure(KestrelServerOptions options, LoopbackSockets sockets, Action<ListenOptions> listen)
    {
        options.AddServerHeader = false;
        options.Limits.KeepAliveTimeout = TimeSpan.FromHours(1);
        // A client may stop reading for any time, for example because its program is slow.
        options.Limits.MinResponseDataRate = null;
        options.Limits.MinRequestBodyDataRate = null;
        foreach (var endPoint in sockets.EndPoints) options.Listen(endPoint, listen);
    }
}
