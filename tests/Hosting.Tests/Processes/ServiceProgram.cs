using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TypedStreaming.Hosting.Tests.Fixtures;
using TypedStreaming.Sqlite;

namespace TypedStreaming.Hosting.Tests.Processes;

/// <summary>A service in a process of its own: its handlers wait, and it writes what they do to its output.</summary>
internal static class ServiceProgram
{
    public const string Argument = "service";

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] settings)
    {
        var builder = Host.CreateApplicationBuilder(settings);
        var wait = TimeSpan.Parse(builder.Configuration["Wait"]!, CultureInfo.InvariantCulture);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Parse(builder.Configuration["ShutdownTimeout"]!, CultureInfo.InvariantCulture));
        builder.Services.AddSingleton(new Script<AccountChange>(async (account, _, cancellationToken) =>
        {
            await Console.Out.WriteLineAsync($"begun {account.Id}");
            await Task.Delay(wait, TimeProvider.System, cancellationToken);
            await Console.Out.WriteLineAsync($"done {account.Id}");
        }));
        builder.Services.AddTypedStreaming(builder.Configuration.GetSection("Salesforce"))
            .AddHandler<AccountChange, ScriptedHandler<AccountChange>>(static options => (options.Order, options.MaxConcurrency) = (EventOrder.None, 500))
            .UseReplayStore(_ => new SqliteReplayStore(builder.Configuration["Positions"]!));
        await builder.Build().RunAsync();
        return Environment.ExitCode;
    }
}
