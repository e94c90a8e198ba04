namespace TypedStreaming.Tool.Login;

/// <summary>A way to log in to an org.</summary>
internal enum LoginFlow
{
    AccessToken,
    ClientCredentials,
    Jwt,
    Password,
    RefreshToken,
}
