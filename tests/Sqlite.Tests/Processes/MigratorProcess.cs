using System.Diagnostics;

namespace TypedStreaming.Sqlite.Tests.Processes;

/// <summary>Another process in the middle of a migration.</summary>
internal sealed class MigratorProcess : IDisposable
{
    private readonly Process _process;

    private MigratorProcess(Process process) => _process = process;

    /// <summary>Starts one, and waits until it stops before the statement.</summary>
    public static async Task<MigratorProcess> StartAsync(string path, string mode, string statement)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "TypedStreaming.Sqlite.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var migrator = new MigratorProcess(Process.Start(new ProcessStartInfo(program, [MigratorProgram.Argument, path, mode, statement])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
        Assert.Equal($"before {statement}", await migrator._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        return migrator;
    }

    /// <summary>Kills it without a warning (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
