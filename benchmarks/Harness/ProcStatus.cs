namespace TypedStreaming.Benchmarks.Harness;

/// <summary>The figures that Linux reports for this process.</summary>
public static class ProcStatus
{
    private const string Status = "/proc/self/status";
    private const string ForgetPeak = "5";

    /// <summary>True if the file exists: these programs, as the bare ones, need it.</summary>
    public static bool IsAvailable => File.Exists(Status);

    /// <summary>Resident memory now, in bytes.</summary>
    public static long ResidentBytes => Kilobytes("VmRSS") * 1024;

    /// <summary>The peak resident memory since the start, or since <see cref="ResetPeak"/>, in bytes.</summary>
    public static long PeakResidentBytes => Kilobytes("VmHWM") * 1024;

    /// <summary>Resets the peak to the current value.</summary>
    public static void ResetPeak() => File.WriteAllText("/proc/self/clear_refs", ForgetPeak);

    /// <summary>Returns the value in one line of the file.</summary>
    public static string Read(string key) =>
        File.ReadLines(Status).First(line => line.StartsWith(key + ":", StringComparison.Ordinal))[(key.Length + 1)..].Trim();

    private static long Kilobytes(string key) => long.Parse(Read(key).Split(' ')[0]);
}
