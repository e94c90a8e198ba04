using System.Diagnostics;
using TypedStreaming.Simulator;

namespace TypedStreaming.Sqlite.Tests.Processes;

/// <summary>Another process that consumes the events of an org.</summary>
internal sealed class ConsumerProcess : IDisposable
{
    private readonly Process _process;

    public ConsumerProcess(string path, SimulatedOrg org)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "TypedStreaming.Sqlite.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        _process = Process.Start(new ProcessStartInfo(program, [ConsumerProgram.Argument, path, org.Url.AbsoluteUri, org.IssueAccessToken()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
    }

    public int Id => _process.Id;

    /// <summary>The next line that it writes; null after the last one.</summary>
    public async Task<string?> ReadAsync() => await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>All lines up to the end of the process.</summary>
    public async Task<IReadOnlyList<string>> ReadToEndAsync()
    {
        var lines = new List<string>();
        while (await ReadAsync() is { } line) lines.Add(line);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return lines;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
