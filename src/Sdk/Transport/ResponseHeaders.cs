namespace TypedStreaming.Transport;

/// <summary>The HTTP response headers that the client uses.</summary>
/// <param name="ServerDate">The date of the response by the server's clock, if the server sent it.</param>
/// <param name="SetCookies">The cookies that the response sets.</param>
/// <param name="Length">The length of the body in bytes, if the server sent it and the body is not compressed.</param>
internal readonly record struct ResponseHeaders(DateTimeOffset? ServerDate, IReadOnlyList<string> SetCookies, long? Length);
