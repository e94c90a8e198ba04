using System.Text.Json;
using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Authentication;

/// <summary>
/// Reads the response from an OAuth token endpoint. Error messages contain the server's error text and no other part of the response.
/// </summary>
internal static class LoginResponseReader
{
    private const int Accepted = 200;

    /// <summary>
    /// The error codes that report a failure of the server itself, not a refused login. The first two are from RFC 6749, section 4.1.2.1; the last
    /// one is specific to Salesforce.
    /// </summary>
    private static readonly string[] ServerTrouble = ["server_error", "temporarily_unavailable", "unknown_error"];

    /// <exception cref="StreamingException">The login is refused, or the body is not a login response.</exception>
    public static AccessToken Read(
        string flow, Uri tokenUrl, LoginResponse response, PostedSecrets secrets, Func<string, string?, string?> hint)
    {
        try
        {
            return ReadAnswer(flow, tokenUrl, response, secrets, hint);
        }
        catch (InvalidOperationException)
        {
            throw Unusable(flow, tokenUrl, "sent a login response that is not valid UTF-8", isTransient: true);
        }
    }

    /// <summary>
    /// Returns the refresh token of an accepted login, or null. The token is read even if the rest of the response is unusable, because the server
    /// may already have replaced the old token.
    /// </summary>
    public static string? RefreshToken(LoginResponse response)
    {
        if (response.Status != Accepted) return null;
        try
        {
            using var json = Parse(response.Body);
            return json?.RootElement.ValueKind == JsonValueKind.Object && Text(json, "error") is null
                && Text(json, "refresh_token") is { Length: > 0 } token ? token : null;
        }
        catch (InvalidOperationException)
        {
            return null; // If a text is not UTF-8, this is reported when the whole response is read.
        }
    }

    private static AccessToken ReadAnswer(
        string flow, Uri tokenUrl, LoginResponse response, PostedSecrets secrets, Func<string, string?, string?> hint)
    {
        using var json = Parse(response.Body);
        var status = response.Status;
        if (TransientStatuses.Include(status)) throw Unusable(flow, tokenUrl, $"answered HTTP {status}", isTransient: true, response.RetryAfter);

        // A page of a proxy, or of maintenance, comes with status 200 and is transient. Any other status means that this address is not a
        // login server.
        if (json is null || json.RootElement.ValueKind != JsonValueKind.Object)
            throw Unusable(flow, tokenUrl, $"answered HTTP {status} with a body that is not a JSON object", isTransient: status == Accepted);
        if (secrets.Redact(Text(json, "error")) is { } error)
        {
            var description = secrets.Redact(Text(json, "error_description"));
            throw Refused(flow, tokenUrl, response, error, description, hint(error, description));
        }

        if (Text(json, "access_token") is not { Length: > 0 } token) throw Missing(flow, tokenUrl, "access_token");
        if (Text(json, "instance_url") is not { Length: > 0 } instance) throw Missing(flow, tokenUrl, "instance_url");
        return new AccessToken(token, Instance(flow, instance, text => SecretMask.ApplyToHost(secrets.RedactHost(text), token)), OrgId.OfIdentity(Text(json, "id"))) { UserId = UserIds.OfIdentity(Text(json, "id")) };
    }

    private static Uri Instance(string flow, string instance, Func<string, string> redact)
    {
        var address = Uri.TryCreate(instance, UriKind.Absolute, out var parsed) ? parsed : null;
        if (HttpsRequirement.Defect(address) is { } defect)
            throw new StreamingException(StreamingError.LoginFailed, $"{flow}: the instance_url in the login response is not valid: {redact(defect)}.") { IsTransient = false };
        return new Uri(address!.GetLeftPart(UriPartial.Authority));
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(JsonText.WithoutMark(body));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static StreamingException Refused(
        string flow, Uri tokenUrl, LoginResponse response, string error, string? description, string? hint) => new(
        RefusalError(error),
        $"{flow}: {tokenUrl.Host} refused the login: {description ?? error} ({error}).{(hint is null ? "" : " " + hint)}")
    {
        ServerText = description is null ? error : $"{error}: {description}",
        RetryAfter = response.RetryAfter,
    };

    private static StreamingError RefusalError(string error) =>
        ServerTrouble.Contains(error, StringComparer.Ordinal) ? StreamingError.LoginFailed
        : error == "rate_limit_exceeded" ? StreamingError.LimitExceeded
        : StreamingError.LoginRefused;

    private static StreamingException Missing(string flow, Uri tokenUrl, string member) =>
        Unusable(flow, tokenUrl, $"sent a login response that does not contain {member}", isTransient: false);

    private static StreamingException Unusable(string flow, Uri tokenUrl, string what, bool isTransient, TimeSpan? retryAfter = null) =>
        new(StreamingError.LoginFailed, $"{flow}: {tokenUrl.Host} {what}. Check {nameof(OAuthFlow.LoginUrl)}.")
        {
            IsTransient = isTransient,
            RetryAfter = retryAfter,
        };
}
