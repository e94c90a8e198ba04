using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedStreaming.Benchmarks.Harness;

/// <summary>A .NET program that runs beside this one, on the given cores. It does not outlive its owner.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptErrors = 20;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();

    private ChildProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>The last lines of the process's standard error.</summary>
    public string LastErrors => string.Join('\n', _errors);

    /// <param name="program">The program's assembly.</param>
    /// <param name="cores">The cores that it may use, in the form of taskset, or null for all.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Environment variables in addition to those of this process.</param>
    public static ChildProcess Start(string program, string? cores, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        string[] pinned = cores is null ? [] : [Placement.Taskset, "-c", cores];
        string[] command = [.. pinned, DotnetHost, "exec", program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>The lines of the process's standard output, until the process ends.</summary>
    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public async IAsyncEnumerable<string> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line) yield return line;
        await _process.WaitForExitAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested(); // A program that Ctrl-C ended has not failed.
        if (_process.ExitCode != 0) throw new InvalidOperationException($"exit code {_process.ExitCode}: {LastErrors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    // The host that runs this program: it need not be in the PATH.
    private static string DotnetHost => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        _errors.Enqueue(line);
        while (_errors.Count > KeptErrors) _errors.TryDequeue(out _);
    }
}
