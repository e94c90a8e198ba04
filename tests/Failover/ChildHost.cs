using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TypedStreaming.Failover;

/// <summary>The host of a reader or a worker. It ends when the input of the process is closed.</summary>
internal static class ChildHost
{
    public static HostApplicationBuilder CreateBuilder()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddSimpleConsole(static console => console.SingleLine = true).SetMinimumLevel(LogLevel.Information);
        return builder;
    }

    public static async Task<int> RunAsync(HostApplicationBuilder builder, string name)
    {
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine($"{name} has started");
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
        return Environment.ExitCode;
    }
}
