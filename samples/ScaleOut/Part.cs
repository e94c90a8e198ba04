using System.Diagnostics;

namespace ScaleOut;

/// <summary>A reader or a worker that runs as a separate process. Each line that it prints is shown with its name.</summary>
internal sealed class Part : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _active = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Part(Process process, string name) => (_process, Name) = (process, name);

    public string Name { get; }

    /// <summary>A task that completes when the reader has acquired the lease.</summary>
    public Task Active => _active.Task;

    public static Part Start(string name, Tally tally, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ScaleOut" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var part = new Part(
            Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!, name);
        part._process.OutputDataReceived += (_, line) => part.Take(line.Data, tally);
        part._process.BeginOutputReadLine();
        return part;
    }

    public async Task KillAsync()
    {
        Console.WriteLine($"--------  {Name} is killed");
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Closes the standard input of the process, which then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Take(string? line, Tally tally)
    {
        if (line is null) return;
        if (HandledLine.TryParse(line) is { } handled)
        {
            tally.Add(handled);
            Console.WriteLine($"{Name,-8}  account {handled.Account[9..15]}  change {handled.Phone,4}  partition {handled.Partition}");
            return;
        }

        if (line.Contains(" with epoch ", StringComparison.Ordinal)) _active.TrySetResult();
        Console.WriteLine($"{Name,-8}  {line}");
    }
}
