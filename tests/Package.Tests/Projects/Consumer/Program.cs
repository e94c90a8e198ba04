using System.Security.Cryptography;
using Consumer;
using TypedStreaming;
using TypedStreaming.JwtBearer;
using TypedStreaming.Simulator;
using TypedStreaming.StoreKit;

// Checks a store, logs in with a key, and receives one event from an org in this process: exit code 0 if it is the account with the
// given name.
using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
foreach (var check in ReplayStoreChecks.All(_ => new(new InMemoryReplayStore()), durable: false))
    await check.RunAsync(patience.Token);

using var key = RSA.Create(2048);
await using var org = await SimulatedOrg.StartAsync(new() { JwtPublicKey = key.ExportSubjectPublicKeyInfoPem() }, patience.Token);
org.AddPushTopic("AccountUpdates");

using var login = new JwtBearerFlow(org.User.ClientId, org.User.Username, key.ExportPkcs8PrivateKeyPem()) { LoginUrl = org.Url };
await using var service = new StreamingClient(new StreamingClientOptions { AccessTokens = login });
await service.StartAsync(patience.Token);

var options = new StreamingClientOptions
{
    AccessTokens = new PasswordFlow(org.User.Username, org.User.Password, org.User.ClientId, org.User.ClientSecret)
    {
        LoginUrl = org.Url,
    },
};
await using var client = new StreamingClient(options);
await using var accounts = await client.SubscribeAsync<AccountChange>(cancellationToken: patience.Token);
await org.PublishPushTopicAsync(
    "/topic/AccountUpdates", "updated", new { Id = "001Kx00000Zz1AAIAZ", Name = "Acme", Tier__c = "Gold" }, patience.Token);

await foreach (var account in accounts.WithCancellation(patience.Token))
{
    Console.WriteLine($"{account.Id} {account.Name} {account.Tier}");
    return account is { Id: "001Kx00000Zz1AAIAZ", Tier: AccountTier.Gold } && account.Name == args[0] ? 0 : 1;
}

return 2;
