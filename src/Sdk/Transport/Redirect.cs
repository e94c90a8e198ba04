namespace TypedStreaming.Transport;

/// <summary>A redirect is reported, and never followed: what is sent is meant for one host only.</summary>
internal static class Redirect
{
    /// <summary>The host that an answer leads to, or null if it leads nowhere else.</summary>
    public static string? Host(HttpResponseMessage response, Uri from)
    {
        if (response.Headers.Location is not { } location) return null;
        return Uri.TryCreate(from, location, out var address) ? address.Host : "no address";
    }
}
