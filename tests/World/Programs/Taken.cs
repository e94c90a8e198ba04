namespace TypedStreaming.World.Programs;

/// <summary>An event that a program received.</summary>
/// <param name="Serial">The event's number.</param>
/// <param name="Gap">The gap that it reports before it.</param>
/// <param name="Acknowledge">Acknowledges it, where asking for the next one does not.</param>
internal sealed record Taken(int Serial, Gap? Gap = null, Action? Acknowledge = null);
