using Microsoft.AspNetCore.Http;

namespace TypedStreaming.Simulator.Http;

/// <summary>
/// The values of <c>Host</c> that the org accepts. The org reports the name that the client used as its address, since
/// cookies are valid for that name only; so a name that is not the org's must never be accepted.
/// </summary>
internal sealed class HostRules(IReadOnlyList<string> allowed)
{
    private const string Localhost = "localhost";

    private readonly string[] _names = ["127.0.0.1", "[::1]", Localhost, .. allowed.Select(InBrackets)];

    public static bool IsHostName(string? name) => name is not null && Uri.CheckHostName(name) != UriHostNameType.Unknown;

    /// <summary>The address of the org by the name that the client used; null if it is not the org's.</summary>
    public Uri? AddressOf(HostString host) =>
        IsOwn(host.Host) && Uri.TryCreate($"http://{host.Value}/", UriKind.Absolute, out var address) ? address : null;

    public static HttpAnswer Misdirected(HostString host) => HttpAnswer.Text(
        StatusCodes.Status421MisdirectedRequest,
        $"This simulated org does not accept the host '{host.Value}'. It accepts 127.0.0.1, [::1], localhost and names "
        + $"that end in .localhost, and the hosts in {nameof(SimulatedOrgOptions)}.{nameof(SimulatedOrgOptions.AllowedHosts)}.");

    // The form in which a Host header has an IPv6 address.
    private static string InBrackets(string name) =>
        name.Contains(':', StringComparison.Ordinal) && name[0] != '[' ? $"[{name}]" : name;

    private bool IsOwn(string host) =>
        _names.Contains(host, StringComparer.OrdinalIgnoreCase)
        || (host.EndsWith($".{Localhost}", StringComparison.OrdinalIgnoreCase) && IsHostName(host));
}
