namespace TypedStreaming.Authentication;

/// <summary>The answer of a token endpoint.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfter">The time that the host asks to wait before another login, or null.</param>
internal sealed record LoginResponse(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter);
