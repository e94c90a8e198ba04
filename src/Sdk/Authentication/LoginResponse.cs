namespace TypedStreaming.Authentication;

/// <summary>What a token endpoint answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfter">How long the host asks to wait before another login, if it does.</param>
internal sealed record LoginResponse(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter);
