using System.Collections.Concurrent;

namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A clock whose timers of some lengths fire at once; all others are real.</summary>
internal sealed class PassedPauses(Func<TimeSpan, bool> passes) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _passed = new();

    public IReadOnlyList<TimeSpan> Passed => [.. _passed];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (!passes(dueTime)) return base.CreateTimer(callback, state, dueTime, period);
        _passed.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
