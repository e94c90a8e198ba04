using System.Text;
using TypedStreaming;
using TypedStreaming.PubSub;

namespace Quickstart;

/// <summary>Receives the events of one channel of a real org. The credentials are read from environment variables.</summary>
internal static class RealOrg
{
    public static async Task ListenAsync(string channel, bool usesPubSub, CancellationToken stopping)
    {
        var options = new StreamingClientOptions { AccessTokens = Login() };
        await using IEventClient client = usesPubSub ? new PubSubClient(PubSubClientOptions.From(options)) : new StreamingClient(options);
        Console.WriteLine($"Listening to {channel} until Ctrl-C.");
        await foreach (var delivery in client.Deliveries(channel, cancellationToken: stopping))
        {
            Console.WriteLine($"{Printer.IdOf(delivery),-11} {Encoding.UTF8.GetString(delivery.Event.Body.Span)}");
            delivery.Acknowledge();
        }
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
