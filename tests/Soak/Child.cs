using System.Diagnostics;

namespace TypedStreaming.Soak;

/// <summary>This program in another role, as a separate process. It ends when its input is closed.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process _process;

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
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(cancellationToken);
        if (_process.ExitCode != 0) throw EndedByItself();
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
