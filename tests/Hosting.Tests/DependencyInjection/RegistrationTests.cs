using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TypedStreaming.Hosting.Configuration;
using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting.Tests.DependencyInjection;

public sealed class RegistrationTests
{
    [Fact]
    public void Clients_share_one_check_and_one_watch_of_signals_and_each_of_them_has_its_worker()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddTypedStreaming(static _ => { });
        builder.Services.AddKeyedTypedStreaming("emea", static _ => { });
        builder.Services.AddKeyedTypedStreaming("apac", static _ => { });
        using var host = builder.Build();
        Assert.Equal(
            [typeof(StartCheck), typeof(SecondSignal), typeof(ClientWorker), typeof(ClientWorker), typeof(ClientWorker)],
            host.Services.GetServices<IHostedService>().Select(static service => service.GetType()));
    }
}
