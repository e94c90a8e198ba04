namespace TypedStreaming.Tool.Login;

/// <summary>The login flows that the tool supports.</summary>
internal enum LoginFlow
{
    AccessToken,
    ClientCredentials,
    Jwt,
    Password,
    RefreshToken,
}
