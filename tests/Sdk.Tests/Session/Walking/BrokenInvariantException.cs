namespace TypedStreaming.Tests.Session.Walking;

/// <summary>The exception for a walk that reached a state which is not allowed.</summary>
internal sealed class BrokenInvariantException(string invariant, string details)
    : Exception($"{invariant}; broken: {details}")
{
    public string Invariant { get; } = invariant;
}
