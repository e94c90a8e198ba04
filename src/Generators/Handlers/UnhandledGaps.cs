using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Handlers;

/// <summary>A call that adds handlers, in a chain of calls without a handler of gaps.</summary>
/// <param name="Location">The name of the called method.</param>
/// <param name="Handler">The handler of change events that it adds; null if it adds the list of the assembly.</param>
/// <param name="IsWhole">True if the chain shows all that is done with the builder.</param>
internal sealed record UnhandledGaps(Location Location, string? Handler, bool IsWhole);
