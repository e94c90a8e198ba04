using Grpc.Core;

namespace TypedStreaming.PubSub.Connection;

/// <summary>Creates the gRPC metadata that each call needs: the access token, the address of the org's instance, and the id of the org.</summary>
internal static class CallMetadata
{
    /// <exception cref="StreamingException">The login reported no token, or no id of the org.</exception>
    public static Metadata Of(AccessToken token) => new()
    {
        { "accesstoken", token.Reveal() ?? throw Missing("an access token") },
        { "instanceurl", token.InstanceUrl.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) },
        { "tenantid", token.OrganizationId ?? throw Missing("the id of the org") },
    };

    private static StreamingException Missing(string what) => new(
        StreamingError.Configuration,
        $"The Pub/Sub API needs {what}, but {nameof(PubSubClientOptions.AccessTokens)} did not return it. Use a login flow, or pass all three arguments to the constructor of {nameof(AccessToken)}.");
}
