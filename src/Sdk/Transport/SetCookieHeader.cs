using System.Globalization;

namespace TypedStreaming.Transport;

/// <summary>
/// Reads a <c>Set-Cookie</c> header in the way that RFC 6265, section 5.2, requires of clients: an attribute that cannot be read is
/// ignored, and the cookie is kept.
/// </summary>
internal static class SetCookieHeader
{
    /// <summary>The maximum length of a cookie that is accepted. It is twice the length that RFC 6265, section 6.1, requires.</summary>
    private const int LongestCookie = 8192;

    /// <summary>The maximum age of a cookie, in seconds. A longer age makes no difference for a session.</summary>
    private const long LongestAge = 10L * 365 * 24 * 60 * 60;

    /// <returns>The cookie, or null if the header contains no cookie, or a cookie for another domain.</returns>
    public static StoredCookie? Parse(string header, Uri from, DateTimeOffset now)
    {
        var parts = header.Split(';');
        var equals = parts[0].IndexOf('=');
        if (equals < 0) return null;
        var (name, value) = (parts[0][..equals].Trim(' ', '\t'), parts[0][(equals + 1)..].Trim(' ', '\t'));
        if (name.Length == 0 || name.Length + value.Length > LongestCookie || HasControl(name) || HasControl(value)) return null;

        var attributes = Read(parts.AsSpan(1), now);
        var isForeign = attributes.Domain is { } domain && !StoredCookie.Matches(from.Host, domain);
        return isForeign ? null : new StoredCookie(
            name,
            value,
            attributes.Domain ?? from.Host.ToLowerInvariant(),
            attributes.Domain is null,
            attributes.Path ?? DefaultPath(from.AbsolutePath),
            attributes.IsSecure,
            attributes.EndsAfter ?? attributes.Expires);
    }

    /// <summary>
    /// Reads the attributes of a cookie. If an attribute occurs twice, the last value is used; <c>Max-Age</c> has priority over <c>Expires</c>.
    /// </summary>
    private static CookieAttributes Read(ReadOnlySpan<string> parts, DateTimeOffset now)
    {
        var attributes = default(CookieAttributes);
        foreach (var part in parts)
        {
            var equals = part.IndexOf('=');
            var name = (equals < 0 ? part : part[..equals]).Trim(' ', '\t');
            var value = equals < 0 ? "" : part[(equals + 1)..].Trim(' ', '\t');
            attributes = With(attributes, name.ToLowerInvariant(), value, now);
        }

        return attributes;
    }

    private static CookieAttributes With(CookieAttributes attributes, string name, string value, DateTimeOffset now) => name switch
    {
        "domain" when value.Length > 0 => attributes with { Domain = WithoutDot(value) },
        "path" => attributes with { Path = value.StartsWith('/') ? value : null },
        "secure" => attributes with { IsSecure = true },
        "expires" when CookieDate.Parse(value) is { } expires => attributes with { Expires = expires },
        "max-age" when Age(value) is { } seconds => attributes with { EndsAfter = seconds <= 0 ? DateTimeOffset.MinValue : now.AddSeconds(seconds) },
        _ => attributes,
    };

    /// <summary>Reads the value of <c>Max-Age</c>: digits with an optional minus sign. Any other text makes the attribute invalid.</summary>
    private static long? Age(string value)
    {
        var digits = value.StartsWith('-') ? value.AsSpan(1) : value;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9')) return null;
        if (value.StartsWith('-')) return -1;
        return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? Math.Min(age, LongestAge) : LongestAge;
    }

    /// <summary>
    /// Removes the leading dot of a domain. If the value is only a dot, the cookie has no domain, even if an earlier attribute contains one.
    /// </summary>
    private static string? WithoutDot(string value)
    {
        var domain = value.StartsWith('.') ? value[1..] : value;
        return domain.Length > 0 ? domain.ToLowerInvariant() : null;
    }

    private static string DefaultPath(string path)
    {
        var last = path.LastIndexOf('/');
        return last <= 0 ? "/" : path[..last];
    }

    /// <summary>Returns true if the text contains a control character. A tab is allowed (RFC 6265bis, section 5.6).</summary>
    private static bool HasControl(string text) => text.Any(static c => char.IsControl(c) && c is not '\t' && c <= '\x7f');

    private readonly record struct CookieAttributes(
        string? Domain, string? Path, bool IsSecure, DateTimeOffset? Expires, DateTimeOffset? EndsAfter);
}
