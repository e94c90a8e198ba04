namespace TypedStreaming.World.Org;

/// <summary>A stretch of a channel's life in which its replay ids have one order. Ids of two eras have nothing in common.</summary>
/// <param name="Number">Counts the eras of a channel.</param>
/// <param name="Host">The instance that the org is on.</param>
internal sealed record Era(int Number, string Host);
