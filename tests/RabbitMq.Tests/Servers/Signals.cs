using System.Diagnostics;

namespace TypedStreaming.Failover;

/// <summary>Sends signals to processes of this run.</summary>
internal static class Signals
{
    public static async Task SendAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync();
    }
}
