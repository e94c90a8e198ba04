using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.OAuth;

namespace TypedStreaming.Simulator.Rest;

/// <summary>Refuses requests to the REST API without a valid token, and requests with an API version that the org does not list.</summary>
internal sealed class RestAccess(SimulatedOrgOptions options, AccessTokens tokens)
{
    public HttpResponseData? Refuse(IncomingRequest request, string version)
    {
        if (!IsAuthorized(request)) return RestError.InvalidSession;
        return options.ApiVersions.Contains(version, StringComparer.Ordinal) ? null : RestError.NotFound;
    }

    private bool IsAuthorized(IncomingRequest request) =>
        !options.RequireAuthentication
        || (request.Authorization is { } authorization && tokens.Accepts(authorization));
}
