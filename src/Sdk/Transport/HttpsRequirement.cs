namespace TypedStreaming.Transport;

/// <summary>Checks addresses to which a token or a password will be sent: they must use HTTPS, or be on the local machine.</summary>
internal static class HttpsRequirement
{
    private const string Example = "use a form such as https://acme.my.salesforce.com";

    /// <summary>Returns the reason why an address is not allowed for secrets, or null if it is allowed.</summary>
    public static string? Defect(Uri? address) =>
        address is null ? "the address is missing"
        : !address.IsAbsoluteUri ? $"'{address}' is not an absolute address; {Example}"
        : address.UserInfo.Length > 0 ? "the address has a user name or password before the host; remove them"
        : address.Scheme == Uri.UriSchemeHttps ? null
        : address.Scheme == Uri.UriSchemeHttp && address.IsLoopback ? null
        : address.Host.Length == 0 ? $"'{address.Scheme}:' is not HTTPS; {Example}"
        : $"'{address.Scheme}://{address.Host}' is not HTTPS; plain HTTP is allowed only to the local machine";
}
