namespace TypedStreaming.Simulator.OAuth;

/// <summary>The refresh token that the org accepts: always the same, or a new one at each use. Thread-safe.</summary>
internal sealed class RefreshTokens(string first, bool rotate)
{
    private readonly Lock _gate = new();
    private string _current = first;

    /// <summary>Accepts the current token; where tokens rotate, it is dead from then on.</summary>
    public bool TryUse(string? token)
    {
        lock (_gate)
        {
            if (token != _current) return false;
            if (rotate) _current = $"5Aep861{SimulatedUser.Random(80)}";
            return true;
        }
    }

    /// <summary>What the answer to a refresh tells: the new token, or null where tokens stay.</summary>
    public string? Replacement()
    {
        lock (_gate) return rotate ? _current : null;
    }
}
