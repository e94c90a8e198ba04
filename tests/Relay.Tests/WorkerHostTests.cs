using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>A worker as the only client of its host.</summary>
public sealed class WorkerHostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task The_final_error_of_the_only_worker_stops_the_host()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        test.Broker.OnOpen = static _ => throw ScriptedBroker.Away(BrokerError.Refused);
        var host = await test.StartWorkerAsync();
        await test.Log.WaitForAsync(300);
        Assert.EndsWith("No other client is running, so the host stops. ", test.Log.Entries.Single(static entry => entry.Id.Id == 300).Text, StringComparison.Ordinal);
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        await stopping.Task.WaitAsync(Token);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_worker_without_a_handler_does_not_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddTypedStreamingWorker("billing", static _ => new InMemoryBroker(), static worker => (worker.Stream, worker.Group) = ("accounts", "billing"));
        using var host = builder.Build();
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
        Assert.Equal("TypedStreamingOptions(billing) has no handlers, so it would never read an event: add a handler with AddHandler", Assert.Single(failure.Failures));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_health_check_of_a_client_that_does_not_exist_names_those_that_do()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddTypedStreamingWorker("billing", static _ => new InMemoryBroker(), static worker => (worker.Stream, worker.Group) = ("accounts", "billing"));
        builder.Services.AddHealthChecks().AddTypedStreaming();
        using var host = builder.Build();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token));
        Assert.Equal(
            "The health check is for the client without a name, which does not exist. Pass the name of a client or a worker to AddTypedStreaming. The clients are: \"billing\".",
            failure.Message);
    }
}
