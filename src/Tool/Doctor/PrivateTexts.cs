using System.Text.RegularExpressions;
using TypedStreaming.Authentication;

namespace TypedStreaming.Tool.Doctor;

/// <summary>
/// Shortens the names of orgs, hosts and users in all output, including text from a server, so that the output is safe to share. Tokens are always
/// removed.
/// </summary>
internal sealed partial class PrivateTexts(bool isFull)
{
    private static readonly string[] PublicHosts = ["login.salesforce.com", "test.salesforce.com", "localhost", "127.0.0.1", "[::1]"];

    private readonly List<string> _tokens = [];
    private readonly Dictionary<string, string> _shortened = new(StringComparer.OrdinalIgnoreCase);

    public void AddHost(Uri address)
    {
        if (isFull || address.IsLoopback || PublicHosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase)) return;
        var dot = address.Host.IndexOf('.', StringComparison.Ordinal);
        _shortened[address.Host] = $"{address.Host[0]}...{(dot > 0 && address.HostNameType == UriHostNameType.Dns ? address.Host[dot..] : "")}";
    }

    /// <summary>
    /// Adds the host name of a proxy to the names that are shortened. Only its first letter is shown, because any other part could
    /// identify the company.
    /// </summary>
    public void AddProxy(Uri? address)
    {
        if (!isFull && address is { IsLoopback: false }) _shortened[address.Host] = $"{address.Host[0]}...";
    }

    public void AddUser(string? name)
    {
        if (!isFull && name is { Length: > 0 }) _shortened[name] = $"{name[0]}...";
    }

    public void AddOrganization(string? id)
    {
        const int Shown = 5;
        const int LengthWithoutSuffix = 15;
        if (isFull || id is not { Length: >= LengthWithoutSuffix }) return;
        _shortened[id] = id[..Shown] + "...";
        _shortened[id[..LengthWithoutSuffix]] = id[..Shown] + "...";
    }

    /// <summary>Adds a token that must be removed from all output, even if it does not have the form of a session id.</summary>
    public void AddToken(string? token)
    {
        if (token is { Length: > 0 }) _tokens.Add(token);
    }

    public string Of(string text)
    {
        foreach (var token in _tokens) text = new EscapedSecret(text, token).Replace("(token)");
        foreach (var (full, shortened) in _shortened.OrderByDescending(static one => one.Key.Length))
            text = text.Replace(full, shortened, StringComparison.OrdinalIgnoreCase);
        return Token().Replace(text, "(token)");
    }

    /// <summary>The form of a session id: the org id, an exclamation mark, and a secret part.</summary>
    [GeneratedRegex("00D[A-Za-z0-9]{12}!\\S+|00D[A-Za-z0-9.]{2,15}!\\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
