namespace TypedStreaming.Tests.Session;

/// <summary>A token source that does what a test says, and counts its calls.</summary>
/// <param name="next">Returns a token for the n-th call, counted from 1.</param>
internal sealed class ScriptedTokens(Func<int, CancellationToken, Task<AccessToken>> next) : IAccessTokenSource
{
    private int _calls;

    /// <summary>Makes a source that returns another token for each call.</summary>
    public ScriptedTokens()
        : this(static (call, _) => Task.FromResult(Token($"token {call}")))
    {
    }

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The token that the server refused before the last call.</summary>
    public AccessToken? Rejected { get; private set; }

    public static AccessToken Token(string text = "token", string instance = "https://acme.my.salesforce.com") => new(text, new Uri(instance));

    public ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        Rejected = request.Rejected;
        return new ValueTask<AccessToken>(next(Interlocked.Increment(ref _calls), cancellationToken));
    }
}
