using System.Runtime.InteropServices;

namespace TypedStreaming.Tool.Running;

/// <summary>
/// Converts the first Ctrl-C, SIGTERM or SIGHUP to a cancellation, so that a command can save its positions and close its session. The second signal
/// ends the process immediately.
/// </summary>
internal sealed class EndSignals : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _exitCode;

    public EndSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, ExitCodes.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, ExitCodes.Terminated)),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => End(signal, ExitCodes.HungUp)),
    ];

    /// <summary>The token that is cancelled by the first signal.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>The exit code for the first signal, or null if no signal has arrived.</summary>
    public int? ExitCode => Volatile.Read(ref _exitCode) is not 0 and var code ? code : null;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _end.Dispose();
    }

    private void End(PosixSignalContext signal, int exitCode)
    {
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) != 0) return;
        signal.Cancel = true;
        _end.Cancel();
    }
}
