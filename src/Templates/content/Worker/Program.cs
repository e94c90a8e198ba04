using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SalesforceApp._1;
using TypedStreaming.Hosting;
using TypedStreaming.Sqlite;

var builder = Host.CreateApplicationBuilder(args);
var positions = builder.Configuration["Positions"] ?? "positions.db";
builder.Services.AddTypedStreaming(builder.Configuration.GetSection("Salesforce"))
#if (IsPlatform)
    .AddHandler<LowInk, LowInkHandler>(options => options.StartFrom = StartPosition.StoredElseEarliest)
#endif
#if (IsChange)
    .AddHandler<AccountChange, AccountChangeHandler>(options => options.StartFrom = StartPosition.StoredElseEarliest)
    .UseGaps<AccountGaps>()
#endif
#if (IsPushTopic)
    .AddHandler<AccountUpdate, AccountUpdateHandler>(options => options.StartFrom = StartPosition.StoredElseEarliest)
#endif
    .UseReplayStore(_ => new SqliteReplayStore(positions));
builder.Services.AddHealthChecks().AddTypedStreaming();
builder.Services.AddSingleton<IHealthCheckPublisher, HealthLog>();

try
{
    await builder.Build().RunAsync();
    return Environment.ExitCode;
}
catch (OptionsValidationException e)
{
    foreach (var failure in e.Failures) Console.Error.WriteLine(failure);
    return 1;
}
