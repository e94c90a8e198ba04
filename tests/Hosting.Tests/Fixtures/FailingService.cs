using Microsoft.Extensions.Hosting;

namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A service that does not start.</summary>
internal sealed class FailingService : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => throw new TimeoutException("The service did not start.");

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
