using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TypedStreaming;
using TypedStreaming.Hosting;
using TypedStreaming.Sqlite;

namespace WorkerService;

/// <summary>Configures the service: the clients of all orgs with their handlers, a health check, and telemetry if it is requested.</summary>
internal static class Service
{
    /// <summary>Runs until the service is stopped.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var folder = new StateFolder(arguments.Folder);
        if (arguments.Reset) folder.Clear();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments.Settings, ContentRootPath = AppContext.BaseDirectory });
        var salesforce = builder.Configuration.GetSection("Salesforce");
        await using var localOrgs = salesforce.Exists() ? null : await LocalOrgs.AddAsync(builder, folder);
        if (localOrgs is null) builder.Services.AddSingleton<IAccounts, RestAccounts>();

        var printer = new Printer();
        var names = OrgNames.In(salesforce);
        builder.Services.AddSingleton(printer).AddSingleton(new SqliteReplayStore(folder.Positions));
        AddOrgs(builder.Services, salesforce, names, folder);
        if (arguments.Telemetry) AddTelemetry(builder.Services);
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://127.0.0.1:0"); // A free port, of this machine only.

        await using var app = builder.Build();
        app.MapHealthChecks("/health");
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"health check: {app.Urls.First()}/health"));
        Printer.PrintHeader(isLocal: localOrgs is not null, names, folder);
        await app.RunAsync();
        printer.PrintEnd();
        return Environment.ExitCode;
    }

    private static void AddOrgs(IServiceCollection services, IConfigurationSection salesforce, IReadOnlyList<string> names, StateFolder folder)
    {
        var health = services.AddHealthChecks();
        foreach (var name in names)
        {
            services.AddKeyedTypedStreaming(name, salesforce)
                .AddHandler<AccountUpdate, AccountUpdateHandler>()
                .AddHandler<LowInk, LowInkHandler>(static options => (options.Order, options.Key) = (EventOrder.PerKey, static ink => ink.Printer))
                .AddHandler<AccountRecord, AccountRecordHandler>(static options => options.Order = EventOrder.PerRecord)
                .UseGaps<ReadAgain>()
                .UseDeadLetters(_ => new FileDeadLetters(new() { Path = folder.DeadLettersOf(name) }))
                .UseReplayStore(static services => services.GetRequiredService<SqliteReplayStore>());
            health.AddTypedStreaming(name);
        }
    }

    private static void AddTelemetry(IServiceCollection services) => services.AddOpenTelemetry()
        .ConfigureResource(static resource => resource.AddService("WorkerService"))
        .WithTracing(static tracing => tracing.AddSource(HostingTelemetry.Source, TelemetryNames.Source).AddConsoleExporter())
        .WithMetrics(static metrics => metrics.AddMeter(HostingTelemetry.Source, TelemetryNames.Source).AddConsoleExporter());
}
