using TypedStreaming.World.Oracle;

namespace TypedStreaming.World.Running;

/// <summary>The result of one plan.</summary>
/// <param name="Violations">The broken promises.</param>
/// <param name="Hash">A number that differs between runs that went differently.</param>
internal sealed record Verdict(IReadOnlyList<Violation> Violations, ulong Hash);
