using System.Diagnostics;
using System.Text;

namespace TypedStreaming.Package.Tests.Toolchain;

/// <summary>Runs a program to its end, or to a deadline; then no process of it is left running.</summary>
internal static class ChildProcess
{
    // A native compilation needs half a minute, and more than three on a machine with other load.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static async Task<Outcome> RunAsync(
        string program, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var command = $"{Path.GetFileName(program)} {string.Join(' ', start.ArgumentList)}";
        var output = new StringBuilder();
        using var deadline = new CancellationTokenSource(Limit, TimeProvider.System);
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Append(output, $"It did not end within {Limit.TotalSeconds} s.");
            return new Outcome(command, -1, Text(output));
        }

        return new Outcome(command, process.ExitCode, Text(output));
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
    }

    private static string Text(StringBuilder output)
    {
        lock (output) return output.ToString();
    }
}
