using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.PubSub;
using TypedStreaming.Relay.Tests.Fixtures;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.Relay.Tests;

/// <summary>Events that the relay gets over the Pub/Sub API: their messages have the form of CometD, so the workers are the same.</summary>
public sealed class PubSubTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task Platform_events_and_change_events_are_handled_by_a_worker()
    {
        await using var test = await RelayTest.CreateAsync();
        test.Org.AddPlatformEvent("Low_Ink__e", ["Printer__c", "Ink__c"]);
        await using var pubSub = await SimulatedPubSub.StartAsync(test.Org, cancellationToken: Token);
        await test.StartWorkerAsync(more: builder =>
        {
            builder.Services.AddSingleton(new Script<LowInk>((ink, _, _) =>
            {
                test.Journal.Add($"{ink.Printer} {ink.Ink} {ink.CreatedDate?.Year >= 2020}");
                return ValueTask.CompletedTask;
            }));
            builder.AddHandler<LowInk, ScriptedHandler<LowInk>>();
        });
        var relay = await test.StartRelayAsync(
            static options => options.Channels.Add(LowInk.Channel),
            builder => builder.UseClient((_, options) =>
            {
                var own = PubSubClientOptions.From(options);
                own.Endpoint = test.Org.PubSubUrl();
                return new PubSubClient(own);
            }));

        await test.Org.PublishPlatformEventAsync(LowInk.Channel, new { Printer__c = "M1", Ink__c = 12.5 }, cancellationToken: Token);
        await test.ChangeAsync("5551", "001Kx00000AAAAAIAZ");
        await test.Journal.WaitForAsync("M1 12.5 True");
        await test.Journal.WaitForAsync("5551");
        Assert.IsType<PubSubClient>(relay.Services.GetRequiredService<IEventClient>());
        Assert.Equal(2, pubSub.Calls.Snapshot(PubSubRpc.Subscribe).Count);
        Assert.Equal(2, test.Journal.Entries.Count);
    }
}
