using System.Security.Cryptography;

namespace TypedStreaming.Simulator;

/// <summary>The credentials of a <see cref="SimulatedOrg"/>: its only user, and the connected app for logins.</summary>
/// <remarks>Every value that is not set is random, so that a test with a hard-coded secret cannot pass.</remarks>
public sealed class SimulatedUser
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The user name for the password flow and the JWT bearer flow.</summary>
    public string Username { get; init; } = $"user.{Random(8)}@simulated.example";

    /// <summary>The password, which ends with the security token.</summary>
    public string Password { get; init; } = Random(20);

    /// <summary>The consumer key of the connected app.</summary>
    public string ClientId { get; init; } = $"3MVG9{Random(80)}";

    /// <summary>The consumer secret of the connected app.</summary>
    public string ClientSecret { get; init; } = Random(64);

    /// <summary>The refresh token that the refresh token flow accepts. If tokens rotate, it is accepted only once.</summary>
    public string RefreshToken { get; init; } = $"5Aep861{Random(80)}";

    internal static string Random(int length) => RandomNumberGenerator.GetString(Alphabet, length);
}
