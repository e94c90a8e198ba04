namespace TypedStreaming.Authentication;

/// <summary>The secrets of one login request: a host that repeats them in its error text must not get them into a message.</summary>
/// <param name="form">The fields that were posted.</param>
internal sealed class PostedSecrets(IEnumerable<KeyValuePair<string, string>> form)
{
    /// <summary>Shorter texts are no secret, and would be found in every sentence.</summary>
    private const int ShortestSecret = 4;

    private static readonly string[] PublicFields = ["grant_type", "client_id", "username"];

    private readonly string[] _secrets =
    [
        .. form.Where(static field => !PublicFields.Contains(field.Key, StringComparer.Ordinal) && field.Value.Length >= ShortestSecret)
            .Select(static field => field.Value)
            .OrderByDescending(static secret => secret.Length),
    ];

    public string? Redact(string? text) =>
        text is null ? null : _secrets.Aggregate(text, static (rest, secret) => rest.Replace(secret, "(secret)", StringComparison.Ordinal));
}
