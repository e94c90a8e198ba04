using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
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
        if (settings.Contains("--Web=true"))
        {
            var web = WebApplication.CreateBuilder(settings);
            web.WebHost.UseUrls("http://127.0.0.1:0");
            Add(web);
            await web.Build().RunAsync();
        }
        else
        {
            var builder = Host.CreateApplicationBuilder(settings);
            Add(builder);
            await builder.Build().RunAsync();
        }

        return Environment.ExitCode;
    }

    private static void Add(IHostApplicationBuilder builder)
    {
        var wait = TimeSpan.Parse(builder.Configuration["Wait"]!, CultureInfo.InvariantCulture);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Parse(builder.Configuration["ShutdownTimeout"]!, CultureInfo.InvariantCulture));
        var slowFrom = builder.Configuration["SlowFrom"];
        builder.Services.AddSingleton(new Script<AccountChange>(async (account, _, cancellationToken) =>
        {
            await Console.Out.WriteLineAsync($"begun {account.Id}");
            if (slowFrom is null || IsSlow(account.Id, slowFrom)) await Task.Delay(wait, TimeProvider.System, cancellationToken);
            await Console.Out.WriteLineAsync($"done {account.Id}");
        }));
        builder.Services.AddTypedStreaming(builder.Configuration.GetSection("Salesforce"))
            .AddHandler<AccountChange, ScriptedHandler<AccountChange>>(static options => (options.Order, options.MaxConcurrency) = (EventOrder.None, 500))
            .UseReplayStore(_ => new SqliteReplayStore(builder.Configuration["Positions"]!));
    }

    /// <summary>Returns true for every second event, such as <c>a102</c>, from a given one on.</summary>
    private static bool IsSlow(string id, string slowFrom)
    {
        var number = int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture);
        return number >= int.Parse(slowFrom, CultureInfo.InvariantCulture) && number % 2 == 0;
    }
}
