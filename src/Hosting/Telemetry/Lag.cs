using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting.Telemetry;

/// <summary>Measures the age of the oldest unfinished event of a handler.</summary>
internal static class Lag
{
    /// <summary>Returns the age of the oldest event that has been received but not acknowledged yet, or zero if there is no such event.</summary>
    public static TimeSpan Of(IHandlerLoop loop, TimeProvider time)
    {
        if (loop.Taken.OldestCreated is not { } created) return TimeSpan.Zero;
        var lag = time.GetUtcNow() - created;
        return lag > TimeSpan.Zero ? lag : TimeSpan.Zero;
    }
}
