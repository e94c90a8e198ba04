namespace TypedStreaming.Benchmarks.EndToEnd.Clients;

/// <summary>The conditions under which clients are compared.</summary>
/// <param name="Title">The conditions in words.</param>
/// <param name="Cores">The cores of each client, in the form of taskset.</param>
/// <param name="Clients">The clients.</param>
/// <param name="Plan">The sessions that each of them runs.</param>
internal sealed record Variant(string Title, string? Cores, IReadOnlyList<ClientProgram> Clients, IReadOnlyList<PlanStep> Plan);
