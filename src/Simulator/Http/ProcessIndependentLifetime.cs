using Microsoft.Extensions.Hosting;

namespace TypedStreaming.Simulator.Http;

/// <summary>Leaves Ctrl-C and termination signals to the program that contains the org.</summary>
internal sealed class ProcessIndependentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
