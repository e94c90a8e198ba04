using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TypedStreaming.Simulator.Http;

/// <summary>Kestrel on 127.0.0.1.</summary>
internal sealed class OrgServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private OrgServer(WebApplication application)
    {
        _application = application;
        Url = new Uri(application.Urls.First() + "/");
    }

    public Uri Url { get; }

    public static async Task<OrgServer> StartAsync(
        int port, RequestDelegate handle, CancellationToken cancellationToken)
    {
        // The empty builder reads no configuration: settings of the program around must not reach this server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, port));
        builder.Services.AddSingleton<IHostLifetime, ProcessIndependentLifetime>();
        var application = builder.Build();
        application.Run(handle);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new OrgServer(application);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // An already cancelled token: connections are cut now, as when a server goes away.
        await _application.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static void Configure(KestrelServerOptions options, int port)
    {
        options.AddServerHeader = false;
        options.Limits.KeepAliveTimeout = TimeSpan.FromHours(1);
        // A client under back-pressure may stop reading for as long as it likes.
        options.Limits.MinResponseDataRate = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Listen(IPAddress.Loopback, port);
    }
}
