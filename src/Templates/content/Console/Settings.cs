using Microsoft.Extensions.Configuration;
using TypedStreaming;
using TypedStreaming.Sqlite;

namespace SalesforceApp._1;

/// <summary>
/// Reads the settings from appsettings.json, the user secrets and the environment variables. A later source overrides an earlier one.
/// </summary>
internal static class Settings
{
    /// <exception cref="FormatException">A setting is missing or wrong.</exception>
    public static StreamingClientOptions Read()
    {
        var settings = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json")
            .AddUserSecrets<Program>(optional: true)
            .AddEnvironmentVariables()
            .Build();
        var login = settings.GetSection("Salesforce:Login");
        return new StreamingClientOptions
        {
            AccessTokens = new ClientCredentialsFlow(Required(login, "ClientId"), Required(login, "ClientSecret")) { LoginUrl = LoginUrl(login) },
            ReplayStore = new SqliteReplayStore(settings["Positions"] ?? "positions.db"),
        };
    }

    private static Uri LoginUrl(IConfigurationSection login) => Uri.TryCreate(Required(login, "LoginUrl"), UriKind.Absolute, out var address)
        ? address
        : throw new FormatException($"{login.Path}:LoginUrl is not a valid address. Use the My Domain of your org, which begins with https:// and ends with .my.salesforce.com.");

    private static string Required(IConfigurationSection section, string name) => section[name] is { Length: > 0 } value
        ? value
        : throw new FormatException(
            $"{section.Path}:{name} is missing. Run: dotnet user-secrets set {section.Path}:{name} VALUE, or set the environment variable {section.Path.Replace(":", "__")}__{name}.");
}
