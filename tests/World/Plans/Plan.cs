using System.Collections.Immutable;
using TypedStreaming.World.Org;

namespace TypedStreaming.World.Plans;

/// <summary>An org, and what happens in it.</summary>
/// <param name="Seed">Where the client's random numbers start.</param>
/// <param name="Org">The org.</param>
/// <param name="Acts">What happens, in this order.</param>
internal sealed record Plan(long Seed, OrgSettings Org, ImmutableArray<Act> Acts);
