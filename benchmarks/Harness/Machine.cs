using System.Runtime.InteropServices;

namespace TypedStreaming.Benchmarks.Harness;

/// <summary>The machine on which the figures were measured.</summary>
public static class Machine
{
    private const double QuietLoadPerCore = 0.5;

    /// <summary>The cores, the runtime, and the number of programs that are ready to run now.</summary>
    public static string Describe() =>
        $"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, load average {Load:F1}"
        + (Load > QuietLoadPerCore * Environment.ProcessorCount
            ? ": the machine is busy. Trust processor time and bytes, and only differences well above the noise."
            : "");

    private static double Load => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0]);
}
