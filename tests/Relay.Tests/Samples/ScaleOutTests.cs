using System.Diagnostics;
using System.Reflection;

namespace TypedStreaming.Relay.Tests.Samples;

/// <summary>Runs the sample as a user does, as a separate process.</summary>
public sealed class ScaleOutTests
{
    private const int Limit = 60_000;

    private static readonly string Sample = typeof(ScaleOutTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static one => one.Key == "ScaleOut").Value!;

    [Fact(Timeout = Limit)]
    public async Task Without_servers_it_hands_partitions_over_and_loses_nothing()
    {
        var (exitCode, output) = await RunAsync("--in-memory");
        Assert.Matches(@"\n[1-9]\d+ changes were published and \d+ handled: 0 lost, 0 out of order, \d+ handled twice\.\r?\n", output);
        Assert.Contains("worker-2 stops; worker-1 gets its partitions", output, StringComparison.Ordinal);
        Assert.Contains("The worker 'worker-1' is handing partition", output, StringComparison.Ordinal);
        Assert.Contains("worker-3  account", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    [Fact(Timeout = Limit)]
    public async Task A_wrong_argument_gets_the_usage()
    {
        var (exitCode, output) = await RunAsync("--inmemory");
        Assert.StartsWith("Usage: dotnet run --project samples/ScaleOut", output, StringComparison.Ordinal);
        Assert.Equal(2, exitCode);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string argument)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Sample, argument])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        try
        {
            var output = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, string.Concat(output));
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}
