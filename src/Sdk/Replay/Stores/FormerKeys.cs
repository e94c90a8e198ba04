using TypedStreaming.Authentication;

namespace TypedStreaming.Replay.Stores;

/// <summary>The keys under which another login flow, or an earlier version of the SDK, may have stored the same position.</summary>
internal static class FormerKeys
{
    /// <param name="key">The current key.</param>
    /// <param name="host">The host of the org's instance. Earlier versions used it in the key if they could not read the org's id.</param>
    public static IReadOnlyList<ReplayKey> Of(ReplayKey key, string host) =>
    [
        .. Forms(key.OrganizationId, host)
            .Where(form => form != key.OrganizationId)
            .Select(form => key with { OrganizationId = form }),
    ];

    private static IEnumerable<string> Forms(string organizationId, string host)
    {
        if (OrgId.Shortened(organizationId) is { } shorter) yield return shorter;
        yield return host;
    }
}
