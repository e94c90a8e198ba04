using Microsoft.Extensions.Hosting;

namespace TypedStreaming.Tool.Simulate.Web;

/// <summary>A host lifetime that ignores signals, because the command handles them.</summary>
internal sealed class CommandLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
