using System.Runtime.InteropServices;

namespace TypedStreaming.Benchmarks.Harness;

/// <summary>What the figures were measured on.</summary>
public static class Machine
{
    private const double QuietLoadPerCore = 0.5;

    /// <summary>The cores, the runtime, and how many programs want to run right now.</summary>
    public static string Describe() =>
        $"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, load average {Load:F1}"
        + (Load > QuietLoadPerCore * Environment.ProcessorCount
            ? ": the machine is busy. Trust processor time and bytes, and only differences well above the noise."
            : "");

    private static double Load => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0]);
}
