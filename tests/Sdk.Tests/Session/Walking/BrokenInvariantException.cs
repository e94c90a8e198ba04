namespace TypedStreaming.Tests.Session.Walking;

/// <summary>A walk came to a state that must not be.</summary>
internal sealed class BrokenInvariantException(string invariant, string details)
    : Exception($"{invariant}; broken: {details}")
{
    public string Invariant { get; } = invariant;
}
