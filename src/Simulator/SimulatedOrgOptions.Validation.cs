using TypedStreaming.Simulator.Cometd;
using TypedStreaming.Simulator.Faults;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.OAuth;

namespace TypedStreaming.Simulator;

/// <content>Checks and copies the options at the start of an org.</content>
public sealed partial class SimulatedOrgOptions
{
    internal SimulatedOrgOptions Validated()
    {
        string[] problems =
        [
            .. Unless(Port is >= 0 and <= 65535, $"{nameof(Port)} must be from 0 to 65535"),
            .. Unless(AreHosts(AllowedHosts), $"{nameof(AllowedHosts)} must list names or addresses without a port"),
            .. Unless(TimeProvider is not null, $"{nameof(TimeProvider)} must not be null"),
            .. Unless(ConnectTimeout > TimeSpan.Zero, $"{nameof(ConnectTimeout)} must be positive"),
            .. Unless(SessionWindow > TimeSpan.Zero, $"{nameof(SessionWindow)} must be positive"),
            .. Unless(TimeScale > 0 && double.IsFinite(TimeScale), $"{nameof(TimeScale)} must be positive"),
            .. Unless(Retention > TimeSpan.Zero, $"{nameof(Retention)} must be positive"),
            .. Unless(EventBusRetention > TimeSpan.Zero, $"{nameof(EventBusRetention)} must be positive"),
            .. Unless(FirstReplayId > 0, $"{nameof(FirstReplayId)} must be positive"),
            .. Unless(ReplayIdStride > 0, $"{nameof(ReplayIdStride)} must be positive"),
            .. Unless(ExchangeLogCapacity >= 0, $"{nameof(ExchangeLogCapacity)} must not be negative"),
            .. Unless(
                AccessTokenLifetime is null || AccessTokenLifetime > TimeSpan.Zero,
                $"{nameof(AccessTokenLifetime)} must be positive"),
            .. Unless(IsHeaderText(CookieAttributes), $"{nameof(CookieAttributes)} must be printable ASCII"),
            .. Unless(JwtBearerGrant.IsKey(JwtPublicKey), $"{nameof(JwtPublicKey)} must be an RSA key in PEM form"),
            .. Unless(MaxConcurrentClients is null or >= 0, $"{nameof(MaxConcurrentClients)} must not be negative"),
            .. Unless(MaxDeliveries is null or >= 0, $"{nameof(MaxDeliveries)} must not be negative"),
            .. Unless(AreVersions(ApiVersions), $"{nameof(ApiVersions)} must list versions such as 66.0, in ascending order"),
        ];
        if (problems.Length > 0)
            throw new InvalidOperationException($"{nameof(SimulatedOrgOptions)}: {string.Join("; ", problems)}.");
        var copy = (SimulatedOrgOptions)MemberwiseClone();
        (copy.AllowedHosts, copy.ApiVersions) = ([.. AllowedHosts], [.. ApiVersions]);
        return copy;
    }

    private static bool AreHosts(IReadOnlyList<string>? hosts) => hosts is not null && hosts.All(HostRules.IsHostName);

    private static bool IsHeaderText(string? text) => text is not null && HeaderText.IsValue(text);

    private static string[] Unless(bool holds, string problem) => holds ? [] : [problem];

    private static bool AreVersions(IReadOnlyList<string> versions) =>
        versions is { Count: > 0 }
        && versions.All(version => ApiVersionPath.TryMajorOf(version, out _))
        && versions.Zip(versions.Skip(1), (lower, higher) => (lower, higher))
            .All(pair => ApiVersionPath.MajorOf(pair.lower) < ApiVersionPath.MajorOf(pair.higher));
}
