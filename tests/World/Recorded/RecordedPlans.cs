using System.Collections.Immutable;

namespace TypedStreaming.World.Recorded;

/// <summary>Plans that have shown defects, each as short as it can be. A new one is printed by a run that fails.</summary>
internal static partial class RecordedPlans
{
    public static ImmutableArray<RecordedPlan> All => [.. Joining, .. Losing, .. Renumbering, .. Storing, .. Places, .. Leaving, .. Gaps, .. Fences, .. Slow, .. Large];
}
