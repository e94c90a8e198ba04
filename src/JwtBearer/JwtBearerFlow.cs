namespace TypedStreaming.JwtBearer;

/// <summary>
/// The OAuth 2.0 JWT bearer flow. A service logs in as a user with an assertion that it signs (RS256) with its private key; the app in the org
/// contains the certificate for this key. The flow does not need a password or a browser, and works until the certificate expires.
/// </summary>
/// <remarks>
/// An assertion is valid for three minutes by the client's clock. There is no refresh token, so a refused access token is renewed by a new
/// assertion. To release the key, dispose of the flow after the client that uses it.
/// </remarks>
public sealed class JwtBearerFlow : OAuthFlow, IDisposable
{
    private const string Production = "https://login.salesforce.com";
    private const string Sandboxes = "https://test.salesforce.com";

    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(3);

    private readonly string _clientId;
    private readonly string _username;
    private readonly PrivateKey _key;
    private bool _isDisposed;

    /// <summary>Creates a login flow for an app and a user.</summary>
    /// <param name="clientId">The consumer key of the external client app or connected app.</param>
    /// <param name="username">The user to log in as. The user must already be authorized for the app.</param>
    /// <param name="privateKeyPem">The RSA private key, with 2048 bits or more. Pass the text of a PEM file, not its path; the key must be
    /// unencrypted, in PKCS#8 or PKCS#1.</param>
    /// <exception cref="ArgumentException">One of the arguments is empty, or the key is not valid. The message never contains the
    /// key.</exception>
    public JwtBearerFlow(string clientId, string username, string privateKeyPem)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        ArgumentException.ThrowIfNullOrWhiteSpace(privateKeyPem);
        _clientId = clientId;
        _username = username;
        _key = PrivateKey.Read(privateKeyPem, nameof(privateKeyPem));
    }

    /// <summary>
    /// The audience of the assertion (<c>aud</c>): an address that includes the scheme. Null, the default, means that the audience depends on the
    /// login host. For an Experience Cloud site, set the site's URL.
    /// </summary>
    /// <remarks>
    /// The default is <c>https://test.salesforce.com</c> for this login host, and for the My Domain of a sandbox or scratch org. A My Domain
    /// belongs to a sandbox if its name shows this, or if <see cref="OAuthFlow.Sandbox"/> is set. For any other My Domain, the default is
    /// <c>https://login.salesforce.com</c>. For any other login host, it is the address of this host.
    /// </remarks>
    public string? Audience { get; set; }

    /// <inheritdoc/>
    protected override string Name => nameof(JwtBearerFlow);

    private string EffectiveAudience => Audience ?? AudienceOf(TokenUrl);

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, string>> Form(AccessTokenRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var assertion = _key.Sign(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = _clientId,
            ["sub"] = _username,
            ["aud"] = EffectiveAudience,
            ["exp"] = (request.TimeProvider.GetUtcNow() + Validity).ToUnixTimeSeconds(),
        });
        return
        [
            new("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            new("assertion", assertion),
        ];
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> OptionDefects()
    {
        if (_isDisposed) yield return "the login flow has already been disposed, and its private key has been released; dispose the client before the login flow";
        if (Audience is not null && !IsAddress(Audience))
            yield return $"{nameof(Audience)}: '{Audience}' is not a valid address; use an address such as {Production}, or keep the default value, null";
    }

    /// <inheritdoc/>
    protected override string? Hint(string code, string? description)
    {
        if (Tells("audience"))
        {
            return $"The audience of the login was '{EffectiveAudience}': set {nameof(Audience)} to {Production}, or to {Sandboxes} for a sandbox, "
                + "or to the URL of the site for an Experience Cloud site.";
        }

        if (Tells("approved"))
            return "Ask an administrator to pre-authorize the app for the user, with a profile or a permission set.";
        if (Tells("expired"))
            return "The server refused the expiration time in the login request: check the clock of this machine.";
        return code switch
        {
            "invalid_client_id" or "invalid_client" => "Check the client id. The app must exist in the org, and must contain the certificate of the private key.",
            "invalid_grant" => $"Check the user name, {nameof(Audience)} and the clock of the machine. The app must contain the certificate of this private key.",
            _ => base.Hint(code, description),
        };

        bool Tells(string word) => description?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
    }

    /// <summary>Releases the private key. After this call, logins fail.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _key.Dispose();
    }

    private string AudienceOf(Uri address)
    {
        var host = address.Host;
        var isMyDomain = host.EndsWith(".my.salesforce.com", StringComparison.Ordinal);
        if (host == "test.salesforce.com" || (isMyDomain && (Sandbox || IsSandbox(host)))) return Sandboxes;
        return isMyDomain ? Production : address.GetLeftPart(UriPartial.Authority);
    }

    private static bool IsAddress(string audience) =>
        Uri.TryCreate(audience, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    /// <summary>
    /// Returns true if a host is the My Domain of a sandbox, in the current form <c>acme--uat.sandbox.my...</c> or in the older form
    /// <c>acme--uat.my...</c>.
    /// </summary>
    private static bool IsSandbox(string host) =>
        host.Contains("--", StringComparison.Ordinal)
        || host.EndsWith(".sandbox.my.salesforce.com", StringComparison.Ordinal)
        || host.EndsWith(".scratch.my.salesforce.com", StringComparison.Ordinal);
}
