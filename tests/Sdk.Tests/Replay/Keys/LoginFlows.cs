using System.Security.Cryptography;
using TypedStreaming.JwtBearer;
using TypedStreaming.Simulator;

namespace TypedStreaming.Tests.Replay.Keys;

/// <summary>All sources of tokens in the SDK, with a simulated org.</summary>
internal sealed class LoginFlows : IDisposable
{
    /// <summary>The source that has no organization id.</summary>
    public const string Anonymous = "none";

    private readonly RSA _key = RSA.Create(2048);

    /// <summary>The flows whose token response has an <c>id</c>, one whose token begins with the org's id, and one with neither.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["password", "refresh token", "client credentials", "JWT bearer", "session id", Anonymous];

    public void Configure(SimulatedOrgOptions options)
    {
        options.JwtPublicKey = _key.ExportSubjectPublicKeyInfoPem();
        options.RequireAuthentication = false;
    }

    public IAccessTokenSource Make(string name, SimulatedOrg org)
    {
        var user = org.User;
        return name switch
        {
            "password" => new PasswordFlow(user.Username, user.Password, user.ClientId, user.ClientSecret) { LoginUrl = org.Url },
            "refresh token" => new RefreshTokenFlow(user.RefreshToken, user.ClientId, user.ClientSecret) { LoginUrl = org.Url },
            "client credentials" => new ClientCredentialsFlow(user.ClientId, user.ClientSecret) { LoginUrl = org.Url },
            "JWT bearer" => new JwtBearerFlow(user.ClientId, user.Username, _key.ExportPkcs8PrivateKeyPem()) { LoginUrl = org.Url },
            "session id" => new StaticToken(org.IssueAccessToken(), org.Url),
            Anonymous => new AnonymousAccess(org.Url),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no flow of this name"),
        };
    }

    public void Dispose() => _key.Dispose();
}
