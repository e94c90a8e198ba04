using System.Text;

namespace TypedStreaming.Transport;

/// <summary>A cookie that was accepted, with the addresses to which it is sent (RFC 6265, sections 5.1.3, 5.1.4 and 5.4).</summary>
/// <param name="Name">The name of the cookie; names are case-sensitive.</param>
/// <param name="Value">The value, as the server wrote it.</param>
/// <param name="Domain">The host to which the cookie is sent, or the domain of these hosts; in lower case, without a leading dot.</param>
/// <param name="IsHostOnly">True if the cookie is sent only to the host itself.</param>
/// <param name="Path">The path to which the cookie is sent. It is also sent to all paths below this one.</param>
/// <param name="IsSecure">True if the cookie is sent over HTTPS only.</param>
/// <param name="Expires">The time at which the cookie expires, or null if it expires with the session.</param>
internal sealed record StoredCookie(
    string Name, string Value, string Domain, bool IsHostOnly, string Path, bool IsSecure, DateTimeOffset? Expires)
{
    public bool IsAscii { get; } = Ascii.IsValid(Name) && Ascii.IsValid(Value);

    /// <summary>The cookie as it is sent to the server: its name, an equals sign, and its value.</summary>
    public string Pair { get; } = $"{Name}={Value}";

    /// <summary>Returns true if a host is in the domain of a cookie (RFC 6265).</summary>
    public static bool Matches(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase)
        || (host.EndsWith(domain, StringComparison.OrdinalIgnoreCase) && host[host.Length - domain.Length - 1] == '.'
            && Uri.CheckHostName(host) == UriHostNameType.Dns);

    public bool Replaces(StoredCookie other) => Name == other.Name && Domain == other.Domain && Path == other.Path;

    public bool GoesTo(Uri address) =>
        (IsHostOnly ? address.Host.Equals(Domain, StringComparison.OrdinalIgnoreCase) : Matches(address.Host, Domain))
        && IsBelow(address.AbsolutePath)
        && (!IsSecure || address.Scheme == Uri.UriSchemeHttps);

    private bool IsBelow(string path) =>
        path.StartsWith(Path, StringComparison.Ordinal) && (path.Length == Path.Length || Path[^1] == '/' || path[Path.Length] == '/');
}
