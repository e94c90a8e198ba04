using TypedStreaming.JwtBearer;

namespace TypedStreaming.Hosting.Configuration;

/// <summary>Creates the login flow that the settings select.</summary>
internal static class LoginFlowFactory
{
    /// <param name="login">Settings without defects.</param>
    /// <param name="privateKey">The text of the private key, for <see cref="LoginFlow.JwtBearer"/>.</param>
    /// <exception cref="ArgumentException">The private key is not a valid key.</exception>
    public static IAccessTokenSource Create(LoginSettings login, string? privateKey) => login.Flow switch
    {
        LoginFlow.Password => At(login, new PasswordFlow(login.Username!, login.Password!, login.ClientId!, login.ClientSecret!)),
        LoginFlow.JwtBearer => At(login, new JwtBearerFlow(login.ClientId!, login.Username!, privateKey!) { Audience = login.Audience }),
        LoginFlow.ClientCredentials => At(login, new ClientCredentialsFlow(login.ClientId!, login.ClientSecret!)),
        LoginFlow.RefreshToken => At(login, new RefreshTokenFlow(login.RefreshToken!, login.ClientId!, login.ClientSecret)),
        LoginFlow.StaticToken => new StaticToken(login.AccessToken!, login.InstanceUrl!),
        _ => new AnonymousAccess(login.InstanceUrl!),
    };

    private static OAuthFlow At(LoginSettings login, OAuthFlow flow)
    {
        flow.LoginUrl = login.LoginUrl;
        flow.Sandbox = login.Sandbox;
        return flow;
    }
}
