using TypedStreaming.Simulator;

namespace TypedStreaming.Soak;

/// <summary>The login that both processes know: the org exists on loopback for a minute, so its login is not a secret.</summary>
internal static class Login
{
    public static SimulatedUser User { get; } = new()
    {
        Username = "soak@simulated.example",
        Password = "password",
        ClientId = "client",
        ClientSecret = "secret",
    };

    public static PasswordFlow To(Uri org) =>
        new(User.Username, User.Password, User.ClientId, User.ClientSecret) { LoginUrl = org };
}
