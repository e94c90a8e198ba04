using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TypedStreaming.Tool.Simulate.Web;

/// <summary>
/// The web server for the simulator's page, which listens on the loopback address only. The server does not read configuration and does not write
/// logs.
/// </summary>
internal sealed class PageServer : IAsyncDisposable
{
    private const int LargestBody = 1 << 20;

    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping = new();
    private readonly PageRoutes _routes;

    private PageServer(WebApplication application, PageRoutes routes) => (_application, _routes) = (application, routes);

    /// <summary>The address of the simulator's web page.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>Starts the web server for the simulator's page.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<PageServer> StartAsync(int port, PageRoutes routes, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, port));
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();
        var server = new PageServer(builder.Build(), routes);
        server._application.Run(server.HandleAsync);
        try
        {
            await server._application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        server.Url = new Uri(server._application.Urls.Single() + "/");
        routes.Rules.Listen(server.Url.Port);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _application.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    private static void Configure(KestrelServerOptions options, int port)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = LargestBody;
        options.Listen(IPAddress.Loopback, port);
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            await _routes.HandleAsync(context, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The browser is gone, or the simulator ends: nobody reads the response.
            context.Abort();
        }
    }
}
