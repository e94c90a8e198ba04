namespace TypedStreaming.Simulator.OAuth;

/// <summary>The tokens that the org has issued and still accepts. Thread-safe.</summary>
internal sealed class AccessTokens(string organizationId, TimeSpan? lifetime, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _issued = new(StringComparer.Ordinal);
    private volatile bool _isRefreshTokenValid = true;

    public bool IsRefreshTokenValid => _isRefreshTokenValid;

    public string Issue()
    {
        var token = IssueRevoked();
        lock (_gate) _issued.Add(token, time.GetUtcNow());
        return token;
    }

    /// <summary>Issues an access token that the org does not accept. It looks like a valid token.</summary>
    public string IssueRevoked() => $"{organizationId[..15]}!AQ{SimulatedUser.Random(80)}";

    public bool Accepts(string authorization)
    {
        var space = authorization.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0) return false;
        var scheme = authorization[..space];
        if (!scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            && !scheme.Equals("OAuth", StringComparison.OrdinalIgnoreCase)) return false;
        lock (_gate)
        {
            return _issued.TryGetValue(authorization[(space + 1)..].Trim(), out var issuedAt)
                && (lifetime is not { } limit || time.GetUtcNow() - issuedAt < limit);
        }
    }

    public void RevokeAll()
    {
        lock (_gate) _issued.Clear();
    }

    public void RevokeRefreshToken() => _isRefreshTokenValid = false;
}
