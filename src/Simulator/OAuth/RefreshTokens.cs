namespace TypedStreaming.Simulator.OAuth;

/// <summary>
/// The refresh token that the org accepts. With rotation, each use replaces it with a new one; otherwise, it stays the same. Thread-safe.
/// </summary>
internal sealed class RefreshTokens(string first, bool rotate)
{
    private readonly Lock _gate = new();
    private string _current = first;

    /// <summary>
    /// Returns true if the given token is the current refresh token. If refresh tokens rotate, the token is invalid from then on.
    /// </summary>
    public bool TryUse(string? token)
    {
        lock (_gate)
        {
            if (token != _current) return false;
            if (rotate) _current = $"5Aep861{SimulatedUser.Random(80)}";
            return true;
        }
    }

    /// <summary>Returns the new refresh token for the response, or null if refresh tokens do not rotate.</summary>
    public string? Replacement()
    {
        lock (_gate) return rotate ? _current : null;
    }
}
