using System.Diagnostics;

namespace TypedStreaming.RabbitMq.Tests.Servers;

/// <summary>Sends signals to processes that this program has started.</summary>
internal static class Signals
{
    public static async Task SendAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync();
    }
}
