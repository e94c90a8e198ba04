using Grpc.Core;
using TypedStreaming.Simulator.PubSub.Errors;

namespace TypedStreaming.Simulator.PubSub.Calls;

/// <summary>Checks the metadata of each call: the token, the address of the instance, and the id of the org.</summary>
internal sealed class AccessCheck(SimulatedOrg org)
{
    public const string Token = "accesstoken";
    public const string Instance = "instanceurl";
    public const string Tenant = "tenantid";

    /// <exception cref="PubSubException">The metadata is not complete, or the org does not accept it.</exception>
    public void Check(Metadata metadata)
    {
        var token = Require(metadata, Token);
        var instance = Require(metadata, Instance);
        var tenant = Require(metadata, Tenant);
        if (!Uri.TryCreate(instance, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new PubSubException(ErrorCodes.AuthHeaders, $"The metadata entry '{Instance}' must be an http or https address.");
        if (org.State.Options.RequireAuthentication && !org.Tokens.Accepts($"Bearer {token}"))
            throw new PubSubException(ErrorCodes.AuthError, "The access token is invalid or has expired.");
        if (tenant != org.OrganizationId)
            throw new PubSubException(ErrorCodes.AuthError, $"The metadata entry '{Tenant}' is not the id of the organization that issued the token.");
    }

    private static string Require(Metadata metadata, string name) =>
        metadata.GetValue(name) is { Length: > 0 } value
            ? value
            : throw new PubSubException(ErrorCodes.AuthHeaders, $"The metadata entry '{name}' is missing.");
}
