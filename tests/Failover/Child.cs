using System.Collections.Concurrent;
using System.Diagnostics;
using TypedStreaming.RabbitMq.Tests.Servers;

namespace TypedStreaming.Failover;

/// <summary>This program in another role, as a separate process. It ends when its input is closed.</summary>
internal sealed class Child : IAsyncDisposable
{
    private const int LinesKept = 40;

    private readonly ConcurrentQueue<string> _lines = [];
    private readonly Action<Child, string> _onLine;
    private readonly Process _process;
    private bool _isEnding;

    private Child(Process process, string name, Action<Child, string> onLine) => (_process, Name, _onLine) = (process, name, onLine);

    public string Name { get; }

    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts a process.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="onLine">Called for each line that it writes.</param>
    /// <param name="arguments">Its role and what the role needs.</param>
    public static Child Start(string name, Action<Child, string> onLine, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "TypedStreaming.Failover");
        var child = new Child(
            Process.Start(new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!,
            name,
            onLine);
        child._process.OutputDataReceived += (_, line) => child.Take(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Take(line.Data);
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <exception cref="InvalidOperationException">The process ended by itself.</exception>
    public void ThrowIfEnded()
    {
        if (_process.HasExited && !_isEnding) throw EndedByItself();
    }

    /// <summary>Kills the process without a warning: SIGKILL.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        ThrowIfEnded();
        _isEnding = true;
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Stops the process, so that it does nothing until <see cref="ContinueAsync"/>: SIGSTOP.</summary>
    public Task StopAsync() => Signals.SendAsync("STOP", _process.Id);

    public Task ContinueAsync() => Signals.SendAsync("CONT", _process.Id);

    /// <summary>Lets the process finish.</summary>
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        ThrowIfEnded();
        _isEnding = true;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(cancellationToken);
        if (_process.ExitCode != 0) throw EndedByItself();
    }

    public async ValueTask DisposeAsync()
    {
        _isEnding = true;
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        if (_lines.Count > LinesKept) _lines.TryDequeue(out _);
        _onLine(this, line);
    }

    private InvalidOperationException EndedByItself() => new(
        $"The process {Name} ended{(_process.HasExited ? $" with exit code {_process.ExitCode}" : "")}. Its last lines:{Environment.NewLine}{string.Join(Environment.NewLine, _lines)}");
}
