using Microsoft.Extensions.Time.Testing;

namespace TypedStreaming.World.Programs;

/// <summary>The clock of one process. Its wall clock can be wrong, and be set; elapsed time and timers are not affected.</summary>
internal sealed class WorldClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    /// <summary>The error of the wall clock.</summary>
    public TimeSpan Error { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Error;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
