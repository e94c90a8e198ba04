namespace TypedStreaming.Simulator.OAuth;

/// <summary>The refresh token that the org accepts. It is always the same, or changes at each use. Thread-safe.</summary>
internal sealed class RefreshTokens(string first, bool rotate)
{
    private readonly Lock _gate = new();
    private string _current = first;

    /// <summary>Accepts the current token. If tokens rotate, this token is invalid from then on.</summary>
    public bool TryUse(string? token)
    {
        lock (_gate)
        {
            if (token != _current) return false;
            if (rotate) _current = $"5Aep861{SimulatedUser.Random(80)}";
            return true;
        }
    }

    /// <summary>Returns the new token for the answer to a refresh, or null if tokens do not rotate.</summary>
    public string? Replacement()
    {
        lock (_gate) return rotate ? _current : null;
    }
}
