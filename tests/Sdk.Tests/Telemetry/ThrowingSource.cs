namespace TypedStreaming.Tests.Telemetry;

/// <summary>A token source of a program, with a defect.</summary>
internal sealed class ThrowingSource : IAccessTokenSource
{
    public ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("not yet");
}
