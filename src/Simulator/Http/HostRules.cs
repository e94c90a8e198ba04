using Microsoft.AspNetCore.Http;

namespace TypedStreaming.Simulator.Http;

/// <summary>
/// The values of the <c>Host</c> header that the org accepts. The org uses the host of a request as its own address, because cookies are valid for
/// that host only. Therefore, the org must never accept a name that is not its own.
/// </summary>
internal sealed class HostRules(IReadOnlyList<string> allowed)
{
    private const string Localhost = "localhost";

    private readonly string[] _names = ["127.0.0.1", "[::1]", Localhost, .. allowed.Select(InBrackets)];

    public static bool IsHostName(string? name) => name is not null && Uri.CheckHostName(name) != UriHostNameType.Unknown;

    /// <summary>Returns the address of the org, with the host name that the client used; null if this name does not belong to the org.</summary>
    public Uri? AddressOf(HostString host) =>
        IsOwn(host.Host) && Uri.TryCreate($"http://{host.Value}/", UriKind.Absolute, out var address) ? address : null;

    public static HttpResponseData Misdirected(HostString host) => HttpResponseData.Text(
        StatusCodes.Status421MisdirectedRequest,
        $"This simulated org does not accept the host '{host.Value}'. It accepts 127.0.0.1, [::1], localhost and names "
        + $"that end in .localhost, and the hosts in {nameof(SimulatedOrgOptions)}.{nameof(SimulatedOrgOptions.AllowedHosts)}.");

    // A Host header contains an IPv6 address in brackets.
    private static string InBrackets(string name) =>
        name.Contains(':', StringComparison.Ordinal) && name[0] != '[' ? $"[{name}]" : name;

    private bool IsOwn(string host) =>
        _names.Contains(host, StringComparer.OrdinalIgnoreCase)
        || (host.EndsWith($".{Localhost}", StringComparison.OrdinalIgnoreCase) && IsHostName(host));
}
