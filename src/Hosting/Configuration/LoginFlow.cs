namespace TypedStreaming.Hosting;

/// <summary>The login flows that the configuration can select.</summary>
public enum LoginFlow
{
    /// <summary>A user name and a password, with the id and the secret of an app: see <see cref="PasswordFlow"/>.</summary>
    Password,

    /// <summary>A private key, with a user name and the id of an app: see <see cref="TypedStreaming.JwtBearer.JwtBearerFlow"/>.</summary>
    JwtBearer,

    /// <summary>The id and the secret of an app: see <see cref="ClientCredentialsFlow"/>.</summary>
    ClientCredentials,

    /// <summary>
    /// A refresh token from an interactive login: see <see cref="RefreshTokenFlow"/>. If the org rotates refresh tokens, use
    /// <see cref="TypedStreamingBuilder.UseLogin"/> instead.
    /// </summary>
    RefreshToken,

    /// <summary>An access token that was obtained elsewhere: see <see cref="TypedStreaming.StaticToken"/>.</summary>
    StaticToken,

    /// <summary>No login, for plain CometD servers: see <see cref="AnonymousAccess"/>.</summary>
    Anonymous,
}
