using TypedStreaming.Authentication;

namespace TypedStreaming;

/// <summary>
/// The OAuth 2.0 username-password flow. Salesforce blocks it by default in orgs created since Summer '23; prefer another flow for new applications.
/// </summary>
public sealed class PasswordFlow : OAuthFlow
{
    private readonly string _username;
    private readonly Secret _password;
    private readonly string _clientId;
    private readonly Secret _clientSecret;

    /// <summary>Creates a login flow for a user and an app.</summary>
    /// <param name="username">The user's name. In a sandbox, the name ends with the sandbox's name.</param>
    /// <param name="password">The password, followed by the user's security token if the org requires one.</param>
    /// <param name="clientId">The connected app's consumer key.</param>
    /// <param name="clientSecret">The connected app's consumer secret.</param>
    /// <exception cref="ArgumentException">One of the arguments is empty.</exception>
    public PasswordFlow(string username, string password, string clientId, string clientSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        ArgumentException.ThrowIfNullOrEmpty(password);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrEmpty(clientSecret);
        _username = username;
        _password = new Secret(password);
        _clientId = clientId;
        _clientSecret = new Secret(clientSecret);
    }

    /// <inheritdoc/>
    protected override string Name => nameof(PasswordFlow);

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, string>> Form(AccessTokenRequest request) =>
    [
        new("grant_type", "password"),
        new("client_id", _clientId),
        new("client_secret", _clientSecret.Reveal()),
        new("username", _username),
        new("password", _password.Reveal()),
    ];
}
