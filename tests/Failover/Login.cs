using TypedStreaming.Simulator;

namespace TypedStreaming.Failover;

/// <summary>The login that all processes know: the org exists on loopback for minutes, so its login is not a secret.</summary>
internal static class Login
{
    public static SimulatedUser User { get; } = new() { Username = "failover@simulated.example", Password = "password", ClientId = "client", ClientSecret = "secret" };

    public static PasswordFlow To(Uri org) => new(User.Username, User.Password, User.ClientId, User.ClientSecret) { LoginUrl = org };
}
