namespace TypedStreaming.Authentication;

/// <summary>The HTTP response from an OAuth token endpoint.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfter">The time to wait before another login, if the host asks for one; otherwise, null.</param>
internal sealed record LoginResponse(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter);
