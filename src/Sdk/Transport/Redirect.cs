using TypedStreaming.Authentication;

namespace TypedStreaming.Transport;

/// <summary>Recognizes redirects. Redirects are reported and never followed, because a request is meant for one host only.</summary>
internal static class Redirect
{
    /// <summary>
    /// Returns the host that a response redirects to, without the access token, or null if the response is not a redirect to another host.
    /// </summary>
    public static string? Host(HttpResponseMessage response, Uri from, string? token) =>
        Host(response, from) is { } host ? SecretMask.ApplyToHost(host, token) : null;

    /// <summary>Returns the host that a response redirects to, or null if the response is not a redirect to another host.</summary>
    public static string? Host(HttpResponseMessage response, Uri from)
    {
        if (response.Headers.Location is not { } location) return null;
        return Uri.TryCreate(from, location, out var address) ? address.Host : "no address";
    }
}
