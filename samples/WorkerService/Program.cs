using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TypedStreaming;
using TypedStreaming.Hosting;
using TypedStreaming.Sqlite;
using WorkerService;

if (Arguments.Parse(args) is not { } arguments) return Arguments.Explain();

var folder = new StateFolder(arguments.Folder);
if (arguments.Reset) folder.Clear();
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments.Settings, ContentRootPath = AppContext.BaseDirectory });
var salesforce = builder.Configuration.GetSection("Salesforce");
await using var localOrgs = salesforce.Exists() ? null : await LocalOrgs.AddAsync(builder, folder);
if (localOrgs is null) builder.Services.AddSingleton<IAccounts, RestAccounts>();

var printer = new Printer();
var names = OrgNames.In(salesforce);
var health = builder.Services.AddHealthChecks();
builder.Services.AddSingleton(printer).AddSingleton(new SqliteReplayStore(folder.Positions));
foreach (var name in names)
{
    builder.Services.AddKeyedTypedStreaming(name, salesforce)
        .AddHandler<AccountUpdate, AccountUpdateHandler>()
        .AddHandler<LowInk, LowInkHandler>(static options => (options.Order, options.Key) = (EventOrder.PerKey, static ink => ink.Printer))
        .AddHandler<AccountRecord, AccountRecordHandler>(static options => options.Order = EventOrder.PerRecord)
        .UseGaps<ReadAgain>()
        .UseDeadLetters(_ => new FileDeadLetters(new() { Path = folder.DeadLettersOf(name) }))
        .UseReplayStore(static services => services.GetRequiredService<SqliteReplayStore>());
    health.AddTypedStreaming(name);
}

if (arguments.Telemetry)
{
    builder.Services.AddOpenTelemetry().ConfigureResource(static resource => resource.AddService("WorkerService"))
        .WithTracing(static tracing => tracing.AddSource(HostingTelemetry.Source, TelemetryNames.Source).AddConsoleExporter())
        .WithMetrics(static metrics => metrics.AddMeter(HostingTelemetry.Source, TelemetryNames.Source).AddConsoleExporter());
}

if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://127.0.0.1:0"); // A free port, of this machine only.
await using var app = builder.Build();
app.MapHealthChecks("/health");
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"health check: {app.Urls.First()}/health"));
Printer.PrintHeader(isLocal: localOrgs is not null, names, folder);
try
{
    await app.RunAsync();
    printer.PrintEnd();
}
catch (Exception e) when (e is OptionsValidationException or IOException)
{
    Console.Error.WriteLine(e is OptionsValidationException wrong ? string.Join('\n', wrong.Failures) : e.Message);
    return 1;
}

return Environment.ExitCode;
