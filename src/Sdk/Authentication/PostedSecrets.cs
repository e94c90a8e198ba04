using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace TypedStreaming.Authentication;

/// <summary>
/// The secrets of one login request. They are removed from the login host's error text, so that exception messages do not contain them.
/// </summary>
/// <param name="form">The fields that were posted.</param>
internal sealed class PostedSecrets(IEnumerable<KeyValuePair<string, string>> form)
{
    private static readonly string[] PublicFields = ["grant_type", "client_id", "username"];

    private readonly string[] _secrets =
    [
        .. form.Where(static field => !PublicFields.Contains(field.Key, StringComparer.Ordinal))
            .SelectMany(static field => new[] { field.Value, WebUtility.UrlEncode(field.Value) }) // The second one is how it is posted.
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(static secret => secret.Length),
    ];

    [return: NotNullIfNotNull(nameof(text))]
    public string? Redact(string? text) =>
        text is null ? null : _secrets.Aggregate(text, static (rest, secret) => SecretMask.Apply(rest, secret));

    /// <summary>Removes the secrets from a text with a host name, which .NET has converted to lower case.</summary>
    public string RedactHost(string text) => _secrets.Aggregate(text, static (rest, secret) => SecretMask.ApplyToHost(rest, secret));

    public Exception Redact(Exception failure) => _secrets.Aggregate(failure, static (rest, secret) => SecretMask.Apply(rest, secret));
}
