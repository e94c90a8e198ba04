using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Connections;

/// <summary>
/// Adds the org id and the user id to an access token that the user passed to the tool. The Pub/Sub API requires both ids, which a login
/// flow would have reported.
/// </summary>
internal static class TokenIdentity
{
    private const string Path = "/services/oauth2/userinfo";

    /// <summary>Returns a login whose token has the required ids. A request is sent to the org only if an id is missing.</summary>
    /// <param name="login">The login.</param>
    /// <param name="needsUser">True if the id of the user is needed too, as it is to publish.</param>
    /// <param name="shell">The shell, for its clock.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ToolException">The org does not answer, refuses the token, or does not return the ids.</exception>
    public static async Task<OrgLogin> CompleteAsync(OrgLogin login, bool needsUser, IShell shell, CancellationToken cancellationToken)
    {
        if (login.Flow != LoginFlow.AccessToken) return login;
        using var http = OrgRest.CreateHttp();
        var token = await OrgRest.TokenAsync(http, login, shell.Time, cancellationToken).ConfigureAwait(false);
        if (token.OrganizationId is not null && !needsUser) return login;
        var reply = await OrgRest.GetAsync(http, token, Path, cancellationToken).ConfigureAwait(false);
        var (user, organization) = reply.Json is { } json ? (RestReply.TextIn(json, "user_id"), RestReply.TextIn(json, "organization_id")) : default;
        if (!reply.IsOk || user is null || organization is null)
            throw new ToolException($"{token.InstanceUrl.Host} does not report the user and the org of the access token ({reply.Words}). Get a new token, or use another --flow.", ExitCodes.Failure);
        return login with { Source = new IdentifiedToken(login.Source, new AccessToken(token.Reveal(), token.InstanceUrl, organization) { UserId = user }) };
    }
}
