using Microsoft.Extensions.Hosting;

namespace TypedStreaming.Simulator.Http;

/// <summary>A host lifetime that ignores Ctrl-C and termination signals, because the program that contains the simulated org handles them.</summary>
internal sealed class ProcessIndependentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
