using System.Text.Json.Serialization;
using TypedStreaming.Simulator;

namespace TypedStreaming.Interop.Tests.Npm;

/// <summary>The options of the clients' scripts.</summary>
internal sealed record NpmClientSettings
{
    /// <summary>The address to post to; with <see cref="Login"/>, the login host.</summary>
    [JsonPropertyName("url")]
    public required Uri Url { get; init; }

    /// <summary>The access token, or null for none.</summary>
    [JsonPropertyName("token")]
    public string? Token { get; init; }

    /// <summary>The form that it logs in with; it then posts to the instance that the login names.</summary>
    [JsonPropertyName("login")]
    public IReadOnlyDictionary<string, string>? Login { get; init; }

    /// <summary>True if the client subscribes after the last event that it received.</summary>
    [JsonPropertyName("replays")]
    public bool Replays { get; init; } = true;

    /// <summary>The channels to which the client subscribes after each handshake.</summary>
    [JsonPropertyName("channels")]
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>True if the client keeps no cookies of IP addresses, like aiohttp of Python.</summary>
    [JsonPropertyName("dropsCookiesOfAddresses")]
    public bool DropsCookiesOfAddresses { get; init; }

    /// <summary>A client that logs in as the user of an org, by a name of its choice for the org's host.</summary>
    public static NpmClientSettings Of(SimulatedOrg org, string host, params string[] channels) => new()
    {
        Url = new UriBuilder(org.Url) { Host = host }.Uri,
        Login = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "password",
            ["client_id"] = org.User.ClientId,
            ["client_secret"] = org.User.ClientSecret,
            ["username"] = org.User.Username,
            ["password"] = org.User.Password,
        },
        Channels = channels,
    };
}
