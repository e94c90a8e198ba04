using TypedStreaming;

namespace Quickstart;

/// <summary>Receives the events of one channel of a real org. The credentials are read from environment variables.</summary>
internal static class RealOrg
{
    public static async Task ListenAsync(string channel, CancellationToken stopping)
    {
        await using var client = new StreamingClient(new StreamingClientOptions { AccessTokens = Login() });
        Console.WriteLine($"Listening to {channel} until Ctrl-C.");
        await foreach (var message in client.Events(channel, cancellationToken: stopping))
            Console.WriteLine($"#{message.ReplayId,-10} {message.Data}");
    }

    private static PasswordFlow Login()
    {
        string[] names = ["SALESFORCE_USERNAME", "SALESFORCE_PASSWORD", "SALESFORCE_CLIENT_ID", "SALESFORCE_CLIENT_SECRET"];
        var missing = names.Where(static name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))).ToList();
        if (missing.Count > 0)
            throw new StreamingException(StreamingError.Configuration, $"A real org needs a login: {string.Join(", ", missing)} not set in the environment.");
        var values = names.Select(static name => Environment.GetEnvironmentVariable(name)!).ToList();
        var loginUrl = Environment.GetEnvironmentVariable("SALESFORCE_LOGIN_URL");
        return new PasswordFlow(values[0], values[1], values[2], values[3])
        {
            // The value is not checked here: if it is not a valid address, the login says so.
            LoginUrl = string.IsNullOrEmpty(loginUrl) ? null : new Uri(loginUrl, UriKind.RelativeOrAbsolute),
        };
    }
}
