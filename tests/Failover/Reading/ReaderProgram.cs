using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TypedStreaming.Failover.Sabotage;
using TypedStreaming.Hosting;
using TypedStreaming.PostgreSql;
using TypedStreaming.Relay;

namespace TypedStreaming.Failover.Reading;

/// <summary>A reader: it stands by for the lease, and relays the org's changes while it holds the lease.</summary>
internal static class ReaderProgram
{
    public const string Role = "--read";

    public static async Task<int> RunAsync(string name, Uri org, string database, Uri broker, Manner manner)
    {
        var options = new PostgreSqlOptions { ConnectionString = database };
        await using var leases = new PostgreSqlLease(options);
        await using var store = new PostgreSqlReplayStore(options);
        await using var engine = Streams.Connect(broker);
        var builder = ChildHost.CreateBuilder();
        builder.Services.AddTypedStreaming(static _ => { })
            .UseLogin(_ => Login.To(org))
            .UseReplayStore(_ => store)
            .UseLease(_ => new AnnouncingLeases(leases), "reader")
            .ConfigureClient(static (_, client) => (client.MaxHandshakesPerHour, client.MaxLoginsPerHour) = (1_000_000, 1_000_000))
            .RelayTo(_ => Saboteur.Of(engine, manner), relay =>
            {
                (relay.Stream, relay.Partitions) = (Streams.Name, Streams.Partitions);
                relay.Channels.Add(AccountChange.Channel);
            });
        return await ChildHost.RunAsync(builder, name);
    }
}
