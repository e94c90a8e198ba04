using Microsoft.Extensions.Options;
using WebFeed;

// Settings come from appsettings.json beside the program, the environment (Salesforce__Login__Flow) and the command line (--Feed:Port=5081).
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

// A login in the configuration means an org of yours. Without one, the program brings an org along.
await using var org = builder.Configuration.GetSection("Salesforce:Login").Exists() ? null : await LocalOrg.StartAsync();
if (org is not null)
{
    builder.Configuration.AddInMemoryCollection(org.Login);
    builder.Services.AddSingleton(org).AddHostedService<Warehouse>();
}

try
{
    await using var app = FeedApplication.Build(builder);
    await app.StartAsync();
    Console.WriteLine($"""
        The page: {app.Urls.First()}/
        Open it in a browser, or in several: all of them share one subscription of {WarehouseAlert.Channel}.
        {(org is null ? "The alerts come from your org." : "The alerts come from an org in this process, one every two seconds.")}
        Press Ctrl-C to end.
        """);
    await app.WaitForShutdownAsync();
    return Environment.ExitCode;
}
catch (OperationCanceledException)
{
    return 0; // Ctrl-C before the start was complete.
}
catch (Exception e) when (e is IOException or InvalidOperationException or OptionsValidationException)
{
    Console.Error.WriteLine(e is IOException ? $"{e.Message} Choose another port with --Feed:Port=5081." : e.Message);
    return 1;
}
