using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TypedStreaming.Hosting;

namespace Native;

/// <summary>Settings of a client and of a worker that the program binds itself, by code of the generator of the configuration binder.</summary>
internal static class BoundSettings
{
    public static void Bind(IServiceCollection services, string[] login, string worker)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Client:Login:Flow"] = "JwtBearer",
            ["Client:Login:LoginUrl"] = login[0],
            ["Client:Login:ClientId"] = login[1],
            ["Client:Login:Username"] = login[2],
            ["Client:Login:PrivateKeyFile"] = login[3],
            ["Client:Client:RequestTimeout"] = "00:00:20",
            ["Client:Client:SubscribeRetry:Factor"] = "1.5",
            ["Worker:Handlers:WarehouseAlert:Order"] = "PerChannel",
            ["Worker:Handlers:WarehouseAlert:Retry:MaxAttempts"] = "2",
        }).Build();
        services.Configure<TypedStreamingOptions>(configuration.GetSection("Client"));
        services.Configure<TypedStreamingOptions>(worker, configuration.GetSection("Worker"));
    }

    /// <summary>Returns true if all values have arrived. Without those of the login, the client could not have logged in.</summary>
    public static bool AreBound(IServiceProvider services, string worker)
    {
        var options = services.GetRequiredService<IOptionsMonitor<TypedStreamingOptions>>();
        return options.CurrentValue.Client is { RequestTimeout.TotalSeconds: 20, SubscribeRetry.Factor: 1.5 }
            && options.Get(worker).Handlers["WarehouseAlert"] is { Order: EventOrder.PerChannel, Retry.MaxAttempts: 2 };
    }
}
