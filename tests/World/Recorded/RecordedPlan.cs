using System.Collections.Immutable;
using TypedStreaming.World.Oracle;
using TypedStreaming.World.Plans;

namespace TypedStreaming.World.Recorded;

/// <summary>A plan that has shown a defect once.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Breaks">The promises that it breaks, for it shows a limit of what a client can know; empty if it has to keep all promises.</param>
/// <param name="Plan">The plan.</param>
internal sealed record RecordedPlan(string Name, ImmutableArray<ViolationKind> Breaks, Plan Plan)
{
    public RecordedPlan(string name, ViolationKind breaks, Plan plan)
        : this(name, [breaks], plan)
    {
    }
}
