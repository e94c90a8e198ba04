using TypedStreaming.World.Oracle;

namespace TypedStreaming.World.Running;

/// <summary>What came of one plan.</summary>
/// <param name="Violations">The broken promises.</param>
/// <param name="Hash">A number that tells this run from others.</param>
internal sealed record Verdict(IReadOnlyList<Violation> Violations, ulong Hash);
