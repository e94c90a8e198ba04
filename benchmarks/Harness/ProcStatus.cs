namespace TypedStreaming.Benchmarks.Harness;

/// <summary>What Linux says about this process.</summary>
public static class ProcStatus
{
    private const string Status = "/proc/self/status";
    private const string ForgetPeak = "5";

    /// <summary>Whether there is such a file: these programs, as the bare ones, need it.</summary>
    public static bool IsAvailable => File.Exists(Status);

    /// <summary>Resident memory now, in bytes.</summary>
    public static long ResidentBytes => Kilobytes("VmRSS") * 1024;

    /// <summary>The most resident memory since the start, or since <see cref="ResetPeak"/>, in bytes.</summary>
    public static long PeakResidentBytes => Kilobytes("VmHWM") * 1024;

    /// <summary>Lets the peak start from the present again.</summary>
    public static void ResetPeak() => File.WriteAllText("/proc/self/clear_refs", ForgetPeak);

    /// <summary>One line's value.</summary>
    public static string Read(string key) =>
        File.ReadLines(Status).First(line => line.StartsWith(key + ":", StringComparison.Ordinal))[(key.Length + 1)..].Trim();

    private static long Kilobytes(string key) => long.Parse(Read(key).Split(' ')[0]);
}
