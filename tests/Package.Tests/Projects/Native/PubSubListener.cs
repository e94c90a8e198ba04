using TypedStreaming;
using TypedStreaming.JwtBearer;
using TypedStreaming.PubSub;

namespace Native;

/// <summary>Receives a platform event and a change of a record over the Pub/Sub API.</summary>
internal static class PubSubListener
{
    public static async Task<int> RunAsync(string[] login, string endpoint, string model, CancellationToken patience)
    {
        using var flow = new JwtBearerFlow(login[1], login[2], await File.ReadAllTextAsync(login[3], patience)) { LoginUrl = new Uri(login[0]) };
        await using var client = new PubSubClient(new PubSubClientOptions { AccessTokens = flow, Endpoint = new Uri(endpoint) });
        var options = new EventsOptions { From = ReplayFrom.Earliest };
        var ink = await client.Events<LowInk>(options, patience).FirstAsync(patience);
        var account = await client.Events<AccountRecord>(options, patience).FirstAsync(patience);
        Console.WriteLine($"{ink.PrinterModel} {ink.InkPercentage}, {account.Header.ChangeType} {account.Phone}");
        return ink.PrinterModel == model && !account.Name.IsSet ? 0 : 1;
    }
}
