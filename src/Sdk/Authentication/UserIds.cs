namespace TypedStreaming.Authentication;

/// <summary>Reads the id of the user who has logged in.</summary>
internal static class UserIds
{
    private const string KeyPrefix = "005";

    /// <summary>
    /// Reads the user's id from the identity URL of a login response: <c>https://host/id/ORGANIZATION/USER</c>; if the user logs in through a site,
    /// an additional path comes before <c>id</c>.
    /// </summary>
    /// <returns>The id in 18 characters, or null if the URL does not contain it.</returns>
    public static string? OfIdentity(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) return null;
        var id = Array.IndexOf(address.Segments, "id/");
        return id >= 0 && id + 2 < address.Segments.Length ? OrgId.Extended(address.Segments[id + 2].TrimEnd('/'), KeyPrefix) : null;
    }
}
