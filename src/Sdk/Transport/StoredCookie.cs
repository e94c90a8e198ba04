using System.Text;

namespace TypedStreaming.Transport;

/// <summary>A cookie that was accepted, and where it goes (RFC 6265, sections 5.1.3, 5.1.4 and 5.4).</summary>
/// <param name="Name">The name; cookies are case-sensitive.</param>
/// <param name="Value">The value, as the server wrote it.</param>
/// <param name="Domain">The host that it goes to, or the domain whose hosts it goes to; lower case, without a leading dot.</param>
/// <param name="IsHostOnly">Whether it goes to that host alone.</param>
/// <param name="Path">The path that it goes to, with all below it.</param>
/// <param name="IsSecure">Whether it goes over HTTPS only.</param>
/// <param name="Expires">When it ends, or null for the end of the session.</param>
internal sealed record StoredCookie(
    string Name, string Value, string Domain, bool IsHostOnly, string Path, bool IsSecure, DateTimeOffset? Expires)
{
    public bool IsAscii { get; } = Ascii.IsValid(Name) && Ascii.IsValid(Value);

    /// <summary>As it is sent.</summary>
    public string Pair { get; } = $"{Name}={Value}";

    /// <summary>Whether a host belongs to a domain.</summary>
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
