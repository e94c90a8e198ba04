using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace WebFeed;

/// <summary>The web application: it serves a page, and the stream of events that the page shows.</summary>
internal static class FeedApplication
{
    /// <summary>The number of browsers that can receive events at the same time.</summary>
    public const int MaxBrowsers = 100;

    private const string Browsers = "browsers";

    /// <exception cref="InvalidOperationException">A setting of the section <c>Feed</c> is not valid.</exception>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var settings = FeedSettings.From(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, settings.Port));
        builder.Services.AddTypedStreaming(builder.Configuration.GetSection("Salesforce"));
        builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton<AlertFeed>();
        builder.Services.AddRateLimiter(LimitBrowsers);

        // In code, not in appsettings.json: a page of another site, whose name was made to lead here, would otherwise read the alerts.
        builder.Services.Configure<HostFilteringOptions>(static hosts =>
        {
            hosts.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"];
            hosts.AllowEmptyHosts = false;
        });

        var app = builder.Build();
        app.Use(PageSecurity.ApplyAsync);
        app.UseRateLimiter();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapGet("/alerts", static (HttpContext context, AlertFeed feed) => feed.ServeAsync(context)).RequireRateLimiting(Browsers);
        return app;
    }

    /// <summary>
    /// Configures the server to listen on the loopback address only, because the application has no login. Addresses and endpoints in the
    /// configuration have no effect.
    /// </summary>
    private static void Listen(KestrelServerOptions kestrel, int port)
    {
        kestrel.Configure();
        if (port == 0) kestrel.Listen(IPAddress.Loopback, port);
        else kestrel.ListenLocalhost(port);
    }

    /// <summary>
    /// Limits the number of streams that run at the same time. When the limit is reached, further browsers are refused immediately.
    /// </summary>
    private static void LimitBrowsers(RateLimiterOptions options)
    {
        options.AddConcurrencyLimiter(Browsers, static limit => limit.PermitLimit = MaxBrowsers);
        options.OnRejected = static (rejected, cancellationToken) => new ValueTask(Refusal.WriteAsync(
            rejected.HttpContext, $"{MaxBrowsers} browsers are listening, which is the limit. Close one of them, or try again later.", cancellationToken));
    }
}
