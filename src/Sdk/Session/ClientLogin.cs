using TypedStreaming.Telemetry;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>The login of a client for requests that do not need a CometD session.</summary>
internal static class ClientLogin
{
    /// <summary>Gets an access token from the client's token source, and records the login and its org.</summary>
    /// <param name="options">The options of the client.</param>
    /// <param name="http">The HTTP client for the login host.</param>
    /// <param name="metrics">The metrics of the client.</param>
    /// <param name="rejected">The token that the server has refused, or null.</param>
    /// <param name="cancellationToken">Ends the login.</param>
    /// <exception cref="StreamingException">The login failed, or the address of the org's instance is not valid.</exception>
    public static async Task<AccessToken> GetAsync(
        StreamingClientOptions options, HttpClient http, ClientMetrics metrics, AccessToken? rejected, CancellationToken cancellationToken)
    {
        metrics.LoggedIn();
        using var trace = ClientActivities.Start("login", metrics.Identity.Labels);
        try
        {
            var request = new AccessTokenRequest(http, options.TimeProvider, options.RequestTimeout, rejected);
            var token = await TokenCalls.GetAsync(options, request, cancellationToken).ConfigureAwait(false);
            if (HttpsRequirement.Defect(token.InstanceUrl) is { } defect) throw SessionExceptions.OfInstance(defect);
            trace.TagOrganization(token.OrganizationId);
            metrics.Identity.NoteOrganization(token.OrganizationId);
            return token;
        }
        catch (StreamingException e)
        {
            trace.Fail(e.Message);
            throw;
        }
    }
}
