using TypedStreaming.Simulator.Http;

namespace TypedStreaming.Simulator.OAuth;

/// <summary>Checks the logins that need no interactive user: the client credentials flow and the JWT bearer flow.</summary>
internal sealed class FurtherGrants(SimulatedUser user, SimulatedOrgOptions options)
{
    private const string ClientCredentials = "client_credentials";
    private const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private readonly JwtBearerGrant _jwtBearer = new(user, options.JwtPublicKey, options.TimeProvider);

    public static bool Include(string grant) => grant is ClientCredentials or JwtBearer;

    /// <returns>The refusal, or null if the login is accepted.</returns>
    public HttpResponseData? Check(string grant, Func<string, string?> field, Uri baseUrl) =>
        grant == JwtBearer ? _jwtBearer.Check(field("assertion"), baseUrl) : CheckClientCredentials(field);

    private HttpResponseData? CheckClientCredentials(Func<string, string?> field)
    {
        if (!options.IsMyDomain) return TokenEndpoint.Error("invalid_grant", "request not supported on this domain");
        if (field("client_id") != user.ClientId) return TokenEndpoint.Error("invalid_client_id", "client identifier invalid");
        return field("client_secret") == user.ClientSecret
            ? null
            : TokenEndpoint.Error("invalid_client", "invalid client credentials");
    }
}
