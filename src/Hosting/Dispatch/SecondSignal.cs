using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Detects a second SIGTERM or Ctrl+C, after which the application no longer waits for running attempts. The host itself reacts to the first signal
/// only.
/// </summary>
internal sealed class SecondSignal : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _second = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _count;

    /// <summary>The token that is cancelled when the second signal arrives.</summary>
    public CancellationToken Token => _second.Token;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _second.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref _count) == 2) _second.Cancel();
    }
}
