using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TypedStreaming.RabbitMq;
using TypedStreaming.Relay;
using TypedStreaming.Simulator;

namespace TypedStreaming.Benchmarks.Relay;

/// <summary>A relay in a host, from the org to the broker, with a backlog of all events.</summary>
internal sealed class WholeRelay() : Measurement("relay", target: 3_000)
{
    private static readonly SimulatedUser User = new() { Username = "bench@simulated.example", Password = "password", ClientId = "client", ClientSecret = "secret" };

    protected override async Task<double> SecondsAsync(Uri server, RabbitMqBroker broker, StreamTopology stream, CancellationToken cancellationToken)
    {
        await using var org = await SimulatedOrg.StartAsync(new SimulatedOrgOptions { User = User, ExchangeLogCapacity = 0 }, cancellationToken);
        org.AddChangeEvents("Account");
        for (var number = 0; number < Events; number++)
            await org.PublishChangeEventAsync(new ChangeEventDraft("Account", "UPDATE", Messages.AccountOf(number)) { Fields = new { Phone = $"+49 30 {number}" } }, cancellationToken);

        var counted = new CountingBroker(broker, Events);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddTypedStreaming(static _ => { })
            .UseLogin(_ => new PasswordFlow(User.Username, User.Password, User.ClientId, User.ClientSecret) { LoginUrl = org.Url })
            .RelayTo(_ => counted, options =>
            {
                (options.Stream, options.Partitions) = (stream.Name, stream.Partitions);
                options.Channels.Add(Messages.Channel);
            });
        using var host = builder.Build();
        var begun = TimeProvider.System.GetTimestamp();
        await host.StartAsync(cancellationToken);
        await counted.All.WaitAsync(cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        await host.StopAsync(cancellationToken);
        return seconds;
    }
}
