using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Http;

namespace TypedStreaming.Simulator.OAuth;

/// <summary>Answers <c>GET /services/oauth2/userinfo</c> with the user and the org of an access token.</summary>
internal sealed class UserInfoEndpoint(OrgIdentity identity, AccessTokens tokens)
{
    public const string Path = "/services/oauth2/userinfo";

    public HttpResponseData Answer(IncomingRequest request)
    {
        if (request.Authorization is not { } authorization || !tokens.Accepts(authorization)) return HttpResponseData.Text(403, "Bad_OAuth_Token");
        return HttpResponseData.Json(new JsonObject
        {
            ["user_id"] = identity.UserId,
            ["organization_id"] = identity.OrganizationId,
            ["preferred_username"] = identity.User.Username,
        });
    }
}
