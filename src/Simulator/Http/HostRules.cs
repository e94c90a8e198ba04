using Microsoft.AspNetCore.Http;

namespace TypedStreaming.Simulator.Http;

/// <summary>
/// For which values of <c>Host</c> the org answers. What it gives out as its address is what the client called it, for
/// cookies hold for that name alone; and so a name that is not the org's must never get in.
/// </summary>
internal sealed class HostRules(IReadOnlyList<string> allowed)
{
    private const string Localhost = "localhost";

    private readonly string[] _names = ["127.0.0.1", "[::1]", Localhost, .. allowed.Select(InBrackets)];

    public static bool IsHostName(string? name) => name is not null && Uri.CheckHostName(name) != UriHostNameType.Unknown;

    /// <summary>The address of the org by the name that the client used; null when it is not the org's.</summary>
    public Uri? AddressOf(HostString host) =>
        IsOwn(host.Host) && Uri.TryCreate($"http://{host.Value}/", UriKind.Absolute, out var address) ? address : null;

    public static HttpAnswer Misdirected(HostString host) => HttpAnswer.Text(
        StatusCodes.Status421MisdirectedRequest,
        $"This simulated org does not answer for the host '{host.Value}'. It does for 127.0.0.1, [::1], localhost and names "
        + $"that end in .localhost, and for those in {nameof(SimulatedOrgOptions)}.{nameof(SimulatedOrgOptions.AllowedHosts)}.");

    // As an IPv6 address is written in a Host header.
    private static string InBrackets(string name) =>
        name.Contains(':', StringComparison.Ordinal) && name[0] != '[' ? $"[{name}]" : name;

    private bool IsOwn(string host) =>
        _names.Contains(host, StringComparer.OrdinalIgnoreCase)
        || (host.EndsWith($".{Localhost}", StringComparison.OrdinalIgnoreCase) && IsHostName(host));
}
