namespace TypedStreaming.Benchmarks.EndToEnd.Clients;

/// <summary>Under which conditions clients are compared.</summary>
/// <param name="Title">In words.</param>
/// <param name="Cores">The cores of each client, as taskset takes them.</param>
/// <param name="Clients">The clients.</param>
/// <param name="Plan">What each of them does.</param>
internal sealed record Variant(string Title, string? Cores, IReadOnlyList<ClientProgram> Clients, IReadOnlyList<PlanStep> Plan);
