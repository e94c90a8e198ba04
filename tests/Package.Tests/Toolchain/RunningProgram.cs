using System.Diagnostics;
using System.Globalization;

namespace TypedStreaming.Package.Tests.Toolchain;

/// <summary>A program that runs until a test ends it. No process of it is left running after its disposal.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly Task _reading;
    private readonly CancellationTokenSource _deadline = new(Limit, TimeProvider.System);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public static RunningProgram Start(string program, string folder, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new RunningProgram(Process.Start(start)!);
    }

    /// <summary>Waits for a line with a text.</summary>
    /// <exception cref="InvalidOperationException">The program ended without it, or it took too long; the message has the whole output.</exception>
    public async Task<string> WaitForAsync(string text)
    {
        while (true)
        {
            var hasEnded = _reading.IsCompleted; // Before the lines are searched: the last one may come with the end.
            Task changed;
            lock (_gate)
            {
                if (_lines.Find(line => line.Contains(text, StringComparison.Ordinal)) is { } found) return found;
                changed = _changed.Task;
            }

            if (hasEnded || _deadline.IsCancellationRequested) throw new InvalidOperationException($"No line has '{text}':\n{Output}");
            await ((Task)Task.WhenAny(changed, _reading)).WaitAsync(_deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends SIGTERM, and waits for the end.</summary>
    public Task<Outcome> TerminateAsync() => EndByAsync("TERM");

    /// <summary>Sends SIGINT, as Ctrl-C does, and waits for the end.</summary>
    public Task<Outcome> InterruptAsync() => EndByAsync("INT");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _deadline.Dispose();
    }

    private async Task<Outcome> EndByAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(_deadline.Token);
        await _process.WaitForExitAsync(_deadline.Token);
        await _reading.WaitAsync(_deadline.Token);
        return new Outcome(_process.StartInfo.FileName, _process.ExitCode, Output);
    }

    private string Output
    {
        get
        {
            lock (_gate) return string.Join('\n', _lines);
        }
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_gate)
            {
                _lines.Add(line);
                _changed.SetResult();
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
