using TypedStreaming.Authentication;

namespace TypedStreaming;

/// <summary>An access token and the org that it is for. The token itself is never printed.</summary>
public sealed class AccessToken
{
    private readonly Secret? _value;

    /// <summary>Makes a token.</summary>
    /// <param name="value">The token, or null for servers that ask for none.</param>
    /// <param name="instanceUrl">The org's own address, <c>https://acme.my.salesforce.com</c>; only its host and port are used.</param>
    /// <param name="organizationId">The org's id (<c>00D...</c>), if known.</param>
    /// <exception cref="ArgumentException">The token is empty or white space.</exception>
    public AccessToken(string? value, Uri instanceUrl, string? organizationId = null)
    {
        ArgumentNullException.ThrowIfNull(instanceUrl);
        if (value is not null) ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value is null ? null : new Secret(value);
        InstanceUrl = instanceUrl.IsAbsoluteUri ? new Uri(instanceUrl.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)) : instanceUrl;
        OrganizationId = organizationId ?? OrganizationOf(value);
    }

    /// <summary>The org's own address.</summary>
    public Uri InstanceUrl { get; }

    /// <summary>The org's id, from the login answer or from the token's own prefix; null if neither tells.</summary>
    public string? OrganizationId { get; }

    /// <summary>Gives the token away, for requests of your own. Mind where it goes.</summary>
    /// <returns>The token, or null for servers that ask for none.</returns>
    public string? Reveal() => _value?.Reveal();

    /// <summary>The instance only.</summary>
    /// <returns>A text that holds no secret.</returns>
    public override string ToString() => $"access token for {InstanceUrl}";

    /// <summary>A session id begins with the org's id and an exclamation mark.</summary>
    private static string? OrganizationOf(string? token) =>
        token?.IndexOf('!', StringComparison.Ordinal) is > 0 and var end && token.StartsWith("00D", StringComparison.Ordinal)
            ? token[..end]
            : null;
}
