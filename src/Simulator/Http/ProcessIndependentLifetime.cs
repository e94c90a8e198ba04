using Microsoft.Extensions.Hosting;

namespace TypedStreaming.Simulator.Http;

/// <summary>
/// A web host lifetime that ignores Ctrl-C and termination signals. The application that runs the simulated org handles these signals.
/// </summary>
internal sealed class ProcessIndependentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
