using Microsoft.Extensions.Hosting;

namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A host that hears no signals: the process runs many of them.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
