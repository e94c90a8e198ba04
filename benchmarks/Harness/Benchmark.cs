using System.Reflection;

namespace TypedStreaming.Benchmarks.Harness;

/// <summary>The start and end that all benchmarks with processes share.</summary>
public static class Benchmark
{
    private const int Interrupted = 130;
    private const int Impossible = 2;

    private static readonly string Configuration = typeof(Benchmark).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Prints the machine, measures programs that are placed on its cores, and ends without an error if it is interrupted.</summary>
    /// <param name="measure">The measurement; it ends everything that it started before it returns or throws.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(Func<Placement, CancellationToken, Task> measure) => RunAsync(async cancellationToken =>
    {
        var placement = Placement.OfThisMachine();
        Console.WriteLine($"{placement.Description}\n");
        await measure(placement, cancellationToken);
    });

    /// <summary>Prints the machine, measures, and ends without an error if it is interrupted.</summary>
    /// <param name="measure">The measurement; it ends everything that it started before it returns or throws.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Func<CancellationToken, Task> measure)
    {
        if (Hindrance() is { } hindrance)
        {
            Console.Error.WriteLine(hindrance);
            return Impossible;
        }

        using var signals = new StopSignals();
        Console.WriteLine($"At the start: {Machine.Describe()}");
        try
        {
            await measure(signals.Token);
            Console.WriteLine($"\nAt the end: {Machine.Describe()}");
            return 0;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return Interrupted;
        }
    }

    private static string? Hindrance()
    {
        if (!ProcStatus.IsAvailable) return "Resident memory is read from /proc, by the bare clients too: this benchmark needs Linux.";
        return Configuration == "Release" ? null : "A debug build gives no useful figures: dotnet run -c Release";
    }
}
