namespace TypedStreaming.Tests.Faults;

/// <summary>A token source that hangs.</summary>
internal sealed class HangingSource(HangingCode code) : IAccessTokenSource
{
    public async ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        await code.RunAsync(cancellationToken);
        throw new StreamingException(StreamingError.LoginRefused, "Nobody waits for this any more.");
    }
}
