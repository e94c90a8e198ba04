using System.Diagnostics;

namespace TypedStreaming.Tests.Samples;

/// <summary>Runs a sample as a user does, as a separate process.</summary>
internal static class SampleProcess
{
    public static string[] Lines(string output) => [.. output.TrimEnd().Split('\n').Select(static line => line.TrimEnd())];

    public static string LastLine(string output) => Lines(output)[^1];

    public static async Task<(int ExitCode, string Output)> RunAsync(string sample, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, $"{sample}.dll");
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        var cancellationToken = TestContext.Current.CancellationToken;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
