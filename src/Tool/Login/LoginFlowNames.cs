using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Login;

/// <summary>The names of the login flows on the command line.</summary>
internal static class LoginFlowNames
{
    private static readonly (LoginFlow Flow, string Name)[] Names =
    [
        (LoginFlow.AccessToken, "access-token"),
        (LoginFlow.ClientCredentials, "client-credentials"),
        (LoginFlow.Jwt, "jwt"),
        (LoginFlow.Password, "password"),
        (LoginFlow.RefreshToken, "refresh-token"),
    ];

    public static string All => string.Join(", ", Names.Select(static one => one.Name));

    public static string NameOf(LoginFlow flow) => Array.Find(Names, one => one.Flow == flow).Name;

    public static LoginFlow Parse(string text) => Array.Find(Names, one => one.Name == text) is { Name: not null } found
        ? found.Flow
        : throw new ToolException($"--flow: '{text}' is not a valid login flow. Use one of {All}.");
}
