using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TypedStreaming.Authentication;

/// <summary>
/// Removes a secret, such as the access token, from text that a server sent. A server or a proxy can repeat the secret in its error text, which then
/// appears in exception messages and logs.
/// </summary>
internal static class SecretMask
{
    /// <summary>The text that replaces a secret.</summary>
    public const string Replacement = "(secret)";

    /// <summary>The minimum length of a secret. Shorter strings are not removed, because they can occur by chance in ordinary sentences.</summary>
    private const int ShortestSecret = 4;

    /// <summary>
    /// Returns the text without the secret, even if characters of the secret are encoded, for example as <c>%21</c> or <c>\u0021</c>. A text without
    /// the secret is returned as the same object.
    /// </summary>
    /// <param name="text">The text of the server.</param>
    /// <param name="secret">The secret, or null if there is none.</param>
    public static string Apply(string text, string? secret) =>
        IsSecret(secret) ? new EscapedSecret(text, secret).Replace(Replacement) : text;

    /// <summary>Removes the secret from a text that contains a host name. .NET converts host names to lower case.</summary>
    /// <param name="text">The text, such as a host name.</param>
    /// <param name="secret">The secret, or null if there is none.</param>
    public static string ApplyToHost(string text, string? secret) => Apply(text, secret?.ToLowerInvariant());

    /// <summary>
    /// Removes the secret from a response body, even if characters of the secret are encoded. A body without the secret is returned unchanged, even if
    /// it is not UTF-8.
    /// </summary>
    /// <param name="body">The body.</param>
    /// <param name="secret">The secret, or null if there is none.</param>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> body, string? secret)
    {
        if (!IsSecret(secret)) return body;
        if (!EscapedSecret.HasEncodings(body.Span, secret) && body.Span.IndexOf(Encoding.UTF8.GetBytes(secret)) < 0) return body;
        var text = Encoding.UTF8.GetString(body.Span);
        var masked = Apply(text, secret);
        return ReferenceEquals(masked, text) ? body : Encoding.UTF8.GetBytes(masked);
    }

    /// <summary>
    /// Returns the exception or, if its text or the text of an inner exception contains the secret, a copy without the secret. The copy has no stack
    /// trace, but it preserves the kind of failure, because the kind determines what is known about the outcome of the request.
    /// </summary>
    /// <param name="failure">The exception, whose text can contain a text of the server.</param>
    /// <param name="secret">The secret, or null if there is none.</param>
    public static Exception Apply(Exception failure, string? secret)
    {
        if (!IsSecret(secret)) return failure;
        if (failure.ToString() is var shown && ReferenceEquals(Apply(shown, secret), shown)) return failure;
        var text = Apply(failure.Message, secret);
        var inner = failure.InnerException is { } cause ? Apply(cause, secret) : null;
        return failure switch
        {
            HttpRequestException http => new HttpRequestException(http.HttpRequestError, text, inner, http.StatusCode),
            IOException => new IOException(text, inner),
            _ => new MaskedException(text, inner),
        };
    }

    private static bool IsSecret([NotNullWhen(true)] string? secret) => secret?.Length >= ShortestSecret;
}
