namespace TypedStreaming.World.Programs;

/// <summary>What a program got.</summary>
/// <param name="Serial">The event's number.</param>
/// <param name="Gap">What it said was missing before it.</param>
/// <param name="Acknowledge">Acknowledges it, where asking for the next one does not.</param>
internal sealed record Taken(int Serial, Gap? Gap = null, Action? Acknowledge = null);
