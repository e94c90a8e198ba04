using System.Diagnostics;

namespace TypedStreaming.Soak;

/// <summary>This program in another role, as a separate process. It ends when its input is closed.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process _process;
    private long _peakMemory;

    private Child(Process process) => _process = process;

    public static Child Start(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "TypedStreaming.Soak" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        return new Child(Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
    }

    /// <exception cref="InvalidOperationException">The process ended instead.</exception>
    public async Task<string> HearAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw EndedByItself();

    /// <summary>Waits until it writes this line.</summary>
    /// <exception cref="InvalidOperationException">The process ended instead.</exception>
    public async Task HearAsync(string line, CancellationToken cancellationToken)
    {
        while (await HearAsync(cancellationToken) != line)
        {
            // Other lines are ignored here.
        }
    }

    /// <summary>The most resident memory that it has used, in bytes. It reads the last known value once it has ended.</summary>
    public long PeakMemory
    {
        get
        {
            if (_process.HasExited) return _peakMemory;
            _process.Refresh();
            return _peakMemory = Math.Max(_peakMemory, _process.PeakWorkingSet64);
        }
    }

    public async Task SayAsync(int number)
    {
        await _process.StandardInput.WriteLineAsync($"{number}");
        await _process.StandardInput.FlushAsync();
    }

    /// <exception cref="InvalidOperationException">The process ended by itself.</exception>
    public void ThrowIfEnded()
    {
        if (_process.HasExited) throw EndedByItself();
    }

    /// <summary>Kills it without a warning: SIGKILL.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        ThrowIfEnded();
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Lets it finish.</summary>
    /// <returns>The last line that it wrote, or nothing.</returns>
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public async Task<string> EndAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        var last = "";
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line) last = line;
        await _process.WaitForExitAsync(cancellationToken);
        if (_process.ExitCode != 0) throw EndedByItself();
        return last;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private InvalidOperationException EndedByItself() =>
        new($"'{string.Join(' ', _process.StartInfo.ArgumentList)}' ended{(_process.HasExited ? $" with exit code {_process.ExitCode}" : "")}.");
}
