using System.Text;

namespace TypedStreaming.Transport;

/// <summary>A cookie that was accepted, and the addresses that it is sent to (RFC 6265, sections 5.1.3, 5.1.4 and 5.4).</summary>
/// <param name="Name">The name; cookies are case-sensitive.</param>
/// <param name="Value">The value, as the server wrote it.</param>
/// <param name="Domain">The host, or the domain of the hosts, that it is sent to; lower case, without a leading dot.</param>
/// <param name="IsHostOnly">True if it is sent to that host only.</param>
/// <param name="Path">The path that it is sent to, with all paths below it.</param>
/// <param name="IsSecure">True if it is sent over HTTPS only.</param>
/// <param name="Expires">The time at which it expires, or null for the end of the session.</param>
internal sealed record StoredCookie(
    string Name, string Value, string Domain, bool IsHostOnly, string Path, bool IsSecure, DateTimeOffset? Expires)
{
    public bool IsAscii { get; } = Ascii.IsValid(Name) && Ascii.IsValid(Value);

    /// <summary>The name and the value in the form in which they are sent.</summary>
    public string Pair { get; } = $"{Name}={Value}";

    /// <summary>Returns true if a host belongs to a domain.</summary>
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
