using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TypedStreaming.Hosting;

namespace Service;

/// <summary>A service whose login, client and handler are configured; compiled into the trimmed and the native program.</summary>
internal static class DockService
{
    /// <summary>Runs until an order has come. Arguments: settings, such as <c>--Letters=letters.jsonl</c>.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] settings)
    {
        var builder = Host.CreateApplicationBuilder(settings);
        builder.Services.AddTypedStreaming(builder.Configuration.GetSection("Salesforce"))
            .AddHandler<DockOrder, DockOrderHandler>()
            .AddBehavior<Announcement>()
            .UseDeadLetters(_ => new FileDeadLetters(new() { Path = builder.Configuration["Letters"]! }));
        builder.Services.AddHealthChecks().AddTypedStreaming();
        try
        {
            await builder.Build().RunAsync();
            return Environment.ExitCode;
        }
        catch (OptionsValidationException wrong)
        {
            Console.WriteLine(wrong.Message);
            return 2;
        }
    }
}
