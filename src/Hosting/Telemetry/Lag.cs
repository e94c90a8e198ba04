using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting.Telemetry;

/// <summary>Measures how late a handler is.</summary>
internal static class Lag
{
    /// <summary>The age of the oldest event that is taken and not acknowledged, or zero if there is none.</summary>
    public static TimeSpan Of(IHandlerLoop loop, TimeProvider time)
    {
        if (loop.Taken.OldestCreated is not { } created) return TimeSpan.Zero;
        var lag = time.GetUtcNow() - created;
        return lag > TimeSpan.Zero ? lag : TimeSpan.Zero;
    }
}
