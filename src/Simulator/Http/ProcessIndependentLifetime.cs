using Microsoft.Extensions.Hosting;

namespace TypedStreaming.Simulator.Http;

/// <summary>
/// A lifetime that does not handle Ctrl-C and termination signals, because the program that contains the org handles them.
/// </summary>
internal sealed class ProcessIndependentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
