using Microsoft.Extensions.Hosting;

namespace TypedStreaming.Simulator.Http;

/// <summary>Leaves Ctrl-C and termination to the program: an org inside it must not take them over.</summary>
internal sealed class ProcessIndependentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
