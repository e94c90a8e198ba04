namespace TypedStreaming.Authentication;

/// <summary>The secrets of one login request. They are removed from the host's error text, so that no message contains them.</summary>
/// <param name="form">The fields that were posted.</param>
internal sealed class PostedSecrets(IEnumerable<KeyValuePair<string, string>> form)
{
    /// <summary>The minimum length of a secret. Shorter texts are not removed, because short texts occur by chance in ordinary sentences.</summary>
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
