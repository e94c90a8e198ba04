namespace TypedStreaming.Transport;

/// <summary>The addresses that a token or a password may go to: HTTPS, or the machine itself.</summary>
internal static class TrustedAddress
{
    /// <summary>What is wrong with an address, or null.</summary>
    public static string? Defect(Uri? address) =>
        address is null ? "it is missing"
        : !address.IsAbsoluteUri ? $"'{address}' is not an absolute address"
        : address.Scheme == Uri.UriSchemeHttps ? null
        : address.Scheme == Uri.UriSchemeHttp && address.IsLoopback ? null
        : $"'{address.Scheme}://{address.Host}' is not HTTPS; plain HTTP is allowed to the local machine only";
}
