using TypedStreaming.Authentication;

namespace TypedStreaming;

/// <summary>
/// The OAuth 2.0 client credentials flow: the app logs in with its own credentials, as the user that is specified in the app's settings in the org.
/// Salesforce offers this flow only on an org's My Domain, so <see cref="OAuthFlow.LoginUrl"/> is required.
/// </summary>
/// <remarks>
/// If <see cref="OAuthFlow.LoginUrl"/> is not set, or is <c>login.salesforce.com</c> or <c>test.salesforce.com</c>, no client can be created,
/// and a login fails with <see cref="StreamingError.Configuration"/> before any request. There is no refresh token, so a refused access
/// token is renewed by the same login.
/// </remarks>
public sealed class ClientCredentialsFlow : OAuthFlow
{
    private readonly string _clientId;
    private readonly Secret _clientSecret;

    /// <summary>Creates a login flow for an app.</summary>
    /// <param name="clientId">The consumer key of the external client app or connected app.</param>
    /// <param name="clientSecret">The consumer secret of the same app.</param>
    /// <exception cref="ArgumentException">The client id or the secret is empty.</exception>
    public ClientCredentialsFlow(string clientId, string clientSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrEmpty(clientSecret);
        _clientId = clientId;
        _clientSecret = new Secret(clientSecret);
    }

    /// <inheritdoc/>
    protected override string Name => nameof(ClientCredentialsFlow);

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, string>> Form(AccessTokenRequest request) =>
    [
        new("grant_type", "client_credentials"),
        new("client_id", _clientId),
        new("client_secret", _clientSecret.Reveal()),
    ];

    /// <inheritdoc/>
    /// <remarks>The shared login hosts cannot know the org; a request would only reveal the secret to them.</remarks>
    protected override IEnumerable<string> OptionDefects()
    {
        if (LoginUrl is { IsAbsoluteUri: false }) yield break;
        if (TokenUrl.Host.TrimEnd('.') is var host and ("login.salesforce.com" or "test.salesforce.com"))
            yield return $"Salesforce does not offer the client credentials flow at {host}; set {nameof(LoginUrl)} to the org's My Domain, such as https://acme.my.salesforce.com";
    }

    /// <inheritdoc/>
    protected override string? Hint(string code, string? description) => code switch
    {
        "invalid_grant" when IsAbout(description, "domain") => $"Set {nameof(LoginUrl)} to the org's My Domain.",
        "invalid_grant" => "Check that the client credentials flow is enabled for the app, and that the settings of the app specify the user for this flow.",
        _ => base.Hint(code, description),
    };

    private static bool IsAbout(string? description, string word) =>
        description?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
