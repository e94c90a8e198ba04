using TypedStreaming.Authentication;

namespace TypedStreaming;

/// <summary>An access token, and the org that it gives access to. The token itself is never printed.</summary>
public sealed class AccessToken
{
    private readonly Secret? _value;

    /// <summary>Creates an access token for an org.</summary>
    /// <param name="value">The token, or null for servers that need none.</param>
    /// <param name="instanceUrl">The org's own address, <c>https://acme.my.salesforce.com</c>; the client uses only its host and
    /// port.</param>
    /// <param name="organizationId">The org's id (<c>00D...</c>, of 15 or 18 characters), if known. If null, it is read from the start of
    /// the token.</param>
    /// <exception cref="ArgumentException">The token or the org's id is empty or white space.</exception>
    public AccessToken(string? value, Uri instanceUrl, string? organizationId = null)
    {
        ArgumentNullException.ThrowIfNull(instanceUrl);
        if (value is not null) ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (organizationId is not null) ArgumentException.ThrowIfNullOrWhiteSpace(organizationId);
        _value = value is null ? null : new Secret(value);
        InstanceUrl = instanceUrl.IsAbsoluteUri ? new Uri(instanceUrl.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)) : instanceUrl;
        OrganizationId = OrgId.Read(organizationId) ?? organizationId ?? OrgId.OfToken(value);
    }

    /// <summary>The address of the org's instance, to which requests are sent.</summary>
    public Uri InstanceUrl { get; }

    /// <summary>
    /// The 18-character id of the org, from the login response or from the token's own prefix; null if neither contains it. If the id that you
    /// specify is not a valid Salesforce org id, it is kept unchanged. Replay positions are stored under this id or, if it is null, under the
    /// instance's host.
    /// </summary>
    public string? OrganizationId { get; }

    /// <summary>
    /// The id of the user who has logged in (<c>005...</c>), from the login response; null if the response does not contain the id. Events that are
    /// published over the Pub/Sub API contain it as the id of their creator.
    /// </summary>
    public string? UserId { get; init; }

    /// <summary>Returns the secret token, for requests that your application sends itself. Send the token only to servers that you trust.</summary>
    /// <returns>The token, or null for servers that need none.</returns>
    public string? Reveal() => _value?.Reveal();

    /// <summary>Returns text that identifies the org's instance. The text does not contain the secret token.</summary>
    /// <returns>A text that contains no secret.</returns>
    public override string ToString() => $"access token for {InstanceUrl}";
}
