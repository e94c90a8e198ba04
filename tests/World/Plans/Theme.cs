namespace TypedStreaming.World.Plans;

/// <summary>Which plans are made.</summary>
/// <param name="IsPlain">Whether they are of one consumer that stays.</param>
internal sealed record Theme(bool IsPlain = false);
