using System.Collections.Immutable;

namespace TypedStreaming.World.Recorded;

/// <summary>Plans that have shown defects, each as short as it can be. A new one is printed by a run that fails.</summary>
internal static partial class RecordedPlans
{
    /// <summary>
    /// Those whose defects are still there: each has to show what it broke, and every other plan has to keep all promises. Ids that
    /// the org gives again from the start, while one consumer's place is of before and another's subscription starts earlier, cannot be told from old ones.
    /// </summary>
    public static ImmutableHashSet<string> StillFailing =>
    [
        "A joiner's replay hides that another consumer's id is of an earlier era",
        "One consumer's id is refused, and another's is as old",
    ];

    public static ImmutableArray<RecordedPlan> All => [.. Joining, .. Losing, .. Renumbering, .. Storing, .. Rebuilt];
}
