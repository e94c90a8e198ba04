namespace TypedStreaming.Simulator.OAuth;

/// <summary>The tokens that the org has given out and still accepts. Thread-safe.</summary>
internal sealed class AccessTokens(string organizationId)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _valid = new(StringComparer.Ordinal);
    private volatile bool _isRefreshTokenValid = true;

    public bool IsRefreshTokenValid => _isRefreshTokenValid;

    public string Issue()
    {
        var token = $"{organizationId[..15]}!AQ{SimulatedUser.Random(80)}";
        lock (_gate) _valid.Add(token);
        return token;
    }

    public bool Accepts(string authorization)
    {
        var space = authorization.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0) return false;
        var scheme = authorization[..space];
        if (!scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            && !scheme.Equals("OAuth", StringComparison.OrdinalIgnoreCase)) return false;
        lock (_gate) return _valid.Contains(authorization[(space + 1)..].Trim());
    }

    public void RevokeAll()
    {
        lock (_gate) _valid.Clear();
    }

    public void RevokeRefreshToken() => _isRefreshTokenValid = false;
}
