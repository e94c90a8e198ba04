using System.Diagnostics;

namespace TypedStreaming.Sqlite.Tests.Processes;

/// <summary>Another process that owns a position.</summary>
internal sealed class OwnerProcess : IDisposable
{
    private readonly Process _process;

    private OwnerProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Its first line: <c>opened</c> and the id that it found.</summary>
    public string Opened { get; private set; } = "";

    public static async Task<OwnerProcess> StartAsync(string path, string mode)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "TypedStreaming.Sqlite.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var owner = new OwnerProcess(Process.Start(new ProcessStartInfo(program, [OwnerProgram.Argument, path, mode])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
        owner.Opened = await owner.ReadAsync() ?? "";
        return owner;
    }

    public async Task<string?> SaveAsync(long id)
    {
        await _process.StandardInput.WriteLineAsync(id.ToString());
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        return await ReadAsync();
    }

    public async Task<string?> ReadAsync() => await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>Kills it without a warning (SIGKILL), and returns its last line.</summary>
    public async Task<string?> KillAsync()
    {
        _process.Kill();
        string? last = null;
        while (await ReadAsync() is { } line) last = line;
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return last;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
