using System.Collections.Immutable;

namespace TypedStreaming.World.Plans;

/// <summary>The habits of a random plan.</summary>
/// <param name="Length">The number of actions.</param>
/// <param name="Faults">The number of of a hundred requests go wrong.</param>
/// <param name="Weights">By <see cref="Habit"/>.</param>
internal sealed record Habits(int Length, int Faults, ImmutableArray<int> Weights)
{
    /// <summary>All that can happen.</summary>
    public static ImmutableArray<int> Full { get; } = [14, 9, 16, 6, 4, 2, 32, 32, 6, 5, 4, 2];

    /// <summary>One consumer on one channel that takes, leaves and comes back; the org and the store work, the network may not.</summary>
    public static ImmutableArray<int> Plain { get; } = [14, 0, 16, 0, 0, 0, 32, 32, 6, 2, 0, 0];

    /// <summary>As plain, with another consumer that joins and leaves another channel.</summary>
    public static ImmutableArray<int> Pair { get; } = [14, 8, 16, 0, 6, 0, 32, 32, 6, 2, 0, 0];

    /// <summary>As plain, with more events than there is room for, and time that passes meanwhile.</summary>
    public static ImmutableArray<int> Narrow { get; } = [18, 8, 12, 5, 3, 0, 32, 32, 5, 8, 0, 0];

    /// <summary>Consumers that never stay for long, and responses that arrive in small parts.</summary>
    public static ImmutableArray<int> Restless { get; } = [6, 20, 12, 2, 20, 0, 14, 24, 36, 0, 0, 0];

    /// <summary>Without the others nothing would happen at all.</summary>
    public static bool CanBeLeftOut(Habit habit) => habit is not (Habit.Publish or Habit.Join or Habit.Take or Habit.Serve or Habit.Hand);
}
