using System.Collections.Immutable;

namespace TypedStreaming.World.Recorded;

/// <summary>Plans that have shown defects, each as short as it can be. A new one is printed by a run that fails.</summary>
internal static partial class RecordedPlans
{
    /// <summary>True if the defects that they show are still there. Once they are fixed: false, and every plan has to keep all promises.</summary>
    public static bool FailToday => true;

    public static ImmutableArray<RecordedPlan> All => [.. Joining, .. Losing, .. Renumbering, .. Storing, .. Rebuilt];
}
