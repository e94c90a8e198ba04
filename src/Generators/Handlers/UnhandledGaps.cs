using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Handlers;

/// <summary>A call that adds handlers of change events, in a chain of calls that does not add a gap handler.</summary>
/// <param name="Location">The name of the called method.</param>
/// <param name="Handler">The handler of change events that the call adds; null if the call adds the list of the assembly.</param>
/// <param name="IsWhole">True if no code outside the chain uses the builder.</param>
internal sealed record UnhandledGaps(Location Location, string? Handler, bool IsWhole);
