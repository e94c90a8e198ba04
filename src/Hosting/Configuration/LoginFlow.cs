namespace TypedStreaming.Hosting;

/// <summary>The ways to log in that the configuration can name.</summary>
public enum LoginFlow
{
    /// <summary>A user name and a password, with the id and the secret of an app: <see cref="PasswordFlow"/>.</summary>
    Password,

    /// <summary>A private key, with a user name and the id of an app: <see cref="TypedStreaming.JwtBearer.JwtBearerFlow"/>.</summary>
    JwtBearer,

    /// <summary>The id and the secret of an app: <see cref="ClientCredentialsFlow"/>.</summary>
    ClientCredentials,

    /// <summary>A refresh token of an interactive login: <see cref="RefreshTokenFlow"/>. An org that rotates refresh tokens needs <see cref="TypedStreamingBuilder.UseLogin"/>.</summary>
    RefreshToken,

    /// <summary>An access token that was obtained elsewhere: <see cref="TypedStreaming.StaticToken"/>.</summary>
    StaticToken,

    /// <summary>No login, for plain CometD servers: <see cref="AnonymousAccess"/>.</summary>
    Anonymous,
}
