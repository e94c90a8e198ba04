using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using TypedStreaming.Hosting.Tests.Fixtures;
using TypedStreaming.PubSub;
using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.Hosting.Tests.Transports;

/// <summary>Handlers over the Pub/Sub API: the same host with another client.</summary>
public sealed class PubSubTests
{
    private const int Limit = 30_000;
    private const string Record = "001Kx00000AAAAAIAZ";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Handlers_continue_at_their_stored_positions_after_a_restart()
    {
        var store = new InMemoryReplayStore();
        await using var org = await TestService.StartOrgAsync();
        await using var pubSub = await SimulatedPubSub.StartAsync(org, cancellationToken: Token);
        await using (var first = await StartAsync(org, store))
        {
            await PublishAsync(first, 1);
            await PublishAsync(first, 2);
            await HandledAsync(first, 1, 2);
            await first.StopAsync();
        }

        await using var second = await TestService.CreateAsync(org);
        await PublishAsync(second, 3);
        Configure(second, org, store);
        await second.StartAsync();
        await HandledAsync(second, 3);
        await PublishAsync(second, 4);
        await HandledAsync(second, 3, 4);
        await second.StopAsync();
        Assert.Equal(4, second.Journal.Entries.Count);
    }

    /// <summary>The negative control: without the stored positions, the second host handles everything again.</summary>
    [Fact(Timeout = Limit)]
    public async Task Without_the_store_a_restart_begins_with_the_oldest_event()
    {
        await using var org = await TestService.StartOrgAsync();
        await using var pubSub = await SimulatedPubSub.StartAsync(org, cancellationToken: Token);
        for (var run = 1; run <= 2; run++)
        {
            await using var service = await StartAsync(org, new InMemoryReplayStore());
            if (run == 1) await PublishAsync(service, 1);
            await HandledAsync(service, 1);
            await service.StopAsync();
        }
    }

    [Theory(Timeout = Limit)]
    [InlineData("true", "M2")]
    [InlineData("false", "M1 M2")]
    public async Task A_handler_can_continue_at_its_position_of_the_other_transport(string carriesOver, string expected)
    {
        var store = new InMemoryReplayStore();
        await using var org = await TestService.StartOrgAsync();
        await using var pubSub = await SimulatedPubSub.StartAsync(org, cancellationToken: Token);
        await using (var cometd = await TestService.CreateAsync(org))
        {
            AddInk(cometd, cometd.Add().UseReplayStore(_ => store));
            await cometd.StartAsync();
            await PublishAsync(cometd, 1);
            await cometd.Journal.WaitForAsync("M1");
            await cometd.StopAsync();
        }

        await using var service = await TestService.CreateAsync(org);
        service.Builder.Configuration["Salesforce:Handlers:LowInk:CarryOverPosition"] = carriesOver;
        AddInk(service, service.Add().UseReplayStore(_ => store).UseClient((_, options) => Client(org, options)));
        await PublishAsync(service, 2);
        await service.StartAsync();
        await service.Journal.WaitForAsync("M2");
        Assert.Equal(expected, string.Join(' ', service.Journal.Entries));
    }

    [Fact(Timeout = Limit)]
    public async Task The_health_check_and_the_services_are_those_of_the_client()
    {
        await using var org = await TestService.StartOrgAsync();
        await using var pubSub = await SimulatedPubSub.StartAsync(org, cancellationToken: Token);
        await using var service = await TestService.CreateAsync(org);
        service.Builder.Configuration["Salesforce:Client:RequestTimeout"] = "00:00:17";
        StreamingClientOptions? given = null;
        Configure(service, org, new InMemoryReplayStore(), options => given = options);
        await service.StartAsync();
        await PublishAsync(service, 1);
        await HandledAsync(service, 1);

        var services = service.Running.Services;
        Assert.Same(services.GetRequiredService<PubSubClient>(), services.GetRequiredService<IEventClient>());
        Assert.Equal(TimeSpan.FromSeconds(17), given?.RequestTimeout);
        var refused = Assert.Throws<InvalidOperationException>(services.GetRequiredService<StreamingClient>);
        Assert.StartsWith("Salesforce does not provide a StreamingClient, because the application creates this client with UseClient", refused.Message, StringComparison.Ordinal);
        var entry = (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Entries["typedstreaming"];
        Assert.NotEqual(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("state", entry.Data.Keys);
        Assert.Equal(2, pubSub.Calls.Snapshot(PubSubRpc.Subscribe).Count);
    }

    [Fact(Timeout = Limit)]
    public async Task A_dead_letter_has_the_data_in_json_and_can_be_reprocessed()
    {
        await using var org = await TestService.StartOrgAsync();
        await using var pubSub = await SimulatedPubSub.StartAsync(org, cancellationToken: Token);
        await using var service = await TestService.CreateAsync(org);
        var file = TemporaryFile();
        var metadata = new List<EventMetadata>();
        var builder = service.Add().UseDeadLetters(_ => new FileDeadLetters(new FileDeadLettersOptions { Path = file })).UseClient((_, options) => Client(org, options));
        service.AddHandler<LowInk>(
            (ink, context, _) =>
            {
                metadata.Add(context.Metadata);
                service.Journal.Add(ink.Printer);
                return metadata.Count == 1 ? throw new InvalidOperationException("The first attempt fails.") : ValueTask.CompletedTask;
            },
            static options => options.Retry.MaxAttempts = 1,
            builder);
        await service.StartAsync();
        await PublishAsync(service, 1);
        await PublishAsync(service, 2);
        await service.Journal.WaitForAsync("M2");

        var letters = (FileDeadLetters)service.Running.Services.GetRequiredService<IDeadLetterHandler>();
        var run = await letters.RunAgainAsync(service.Running.Services.GetRequiredService<IDeadLetterRunner>(), Token);
        Assert.Equal(new DeadLetterRun(Succeeded: 1, Kept: 0), run);
        Assert.Equal(["M1", "M2", "M1"], service.Journal.Entries);
        Assert.Equal(10, metadata[2].OpaqueId?.Bytes.Length);
        Assert.Equal((metadata[0].OpaqueId, metadata[0].EventUuid), (metadata[2].OpaqueId, metadata[2].EventUuid));
        File.Delete(file);
    }

    [Fact(Timeout = Limit)]
    public async Task A_handler_of_a_kind_that_the_transport_does_not_have_is_refused_at_the_start()
    {
        await using var org = await TestService.StartOrgAsync();
        await using var pubSub = await SimulatedPubSub.StartAsync(org, cancellationToken: Token);
        await using var service = await TestService.CreateAsync(org);
        var builder = Configure(service, org, new InMemoryReplayStore());
        service.AddHandler<AccountChange>(static (_, _, _) => ValueTask.CompletedTask, builder: builder);
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(service.StartAsync);
        Assert.Equal(
            "Salesforce:Handlers:AccountChange subscribes to the channel '/topic/AccountUpdates', but a PubSubClient cannot receive PushTopic events: use a client without UseClient for this channel",
            Assert.Single(refused.Failures));
    }

    [Fact(Timeout = Limit)]
    public async Task Options_that_the_client_refuses_are_reported_at_the_start()
    {
        await using var service = await TestService.CreateAsync();
        service.Add().UseClient(static (_, options) =>
        {
            var own = PubSubClientOptions.From(options);
            own.Endpoint = new Uri("http://api.pubsub.salesforce.com");
            return new PubSubClient(own);
        });
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(service.StartAsync);
        Assert.StartsWith("Salesforce has an invalid option that is set in code: Endpoint", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task Clients_over_both_transports_run_in_one_host()
    {
        await using var org = await TestService.StartOrgAsync();
        await using var pubSub = await SimulatedPubSub.StartAsync(org, cancellationToken: Token);
        await using var service = await TestService.CreateAsync(org);
        foreach (var (key, value) in TestService.LoginOf(org, "Orgs:grpc")) service.Builder.Configuration[key] = value;
        foreach (var (key, value) in TestService.LoginOf(org, "Orgs:cometd")) service.Builder.Configuration[key] = value;
        var grpc = service.Builder.Services.AddKeyedTypedStreaming("grpc", service.Builder.Configuration.GetSection("Orgs")).UseClient((_, options) => Client(org, options));
        AddInk(service, grpc);
        var cometd = service.Builder.Services.AddKeyedTypedStreaming("cometd", service.Builder.Configuration.GetSection("Orgs"));
        service.AddHandler<AccountChange>((account, _, _) => Write(service, account.Id), builder: cometd);
        await service.PublishAccountAsync("a1");
        await service.StartAsync();
        await PublishAsync(service, 1);
        await service.Journal.WaitForAsync("M1");
        await service.Journal.WaitForAsync("a1");
        Assert.IsType<PubSubClient>(service.Running.Services.GetRequiredKeyedService<IEventClient>("grpc"));
        Assert.IsType<StreamingClient>(service.Running.Services.GetRequiredKeyedService<IEventClient>("cometd"));
    }

    [Fact]
    public async Task A_client_is_created_by_one_callback()
    {
        await using var service = await TestService.CreateAsync();
        var builder = service.Add().UseClient(static (_, options) => new PubSubClient(PubSubClientOptions.From(options)));
        var refused = Assert.Throws<InvalidOperationException>(() => builder.UseClient(static (_, options) => new StreamingClient(options)));
        Assert.Equal("UseClient was called twice for Salesforce: call it only once for each client.", refused.Message);
    }

    private static async Task<TestService> StartAsync(SimulatedOrg org, IReplayStore store)
    {
        var service = await TestService.CreateAsync(org);
        Configure(service, org, store);
        await service.StartAsync();
        return service;
    }

    /// <summary>Adds a client over the Pub/Sub API with a handler of platform events and a handler of change events.</summary>
    private static TypedStreamingBuilder Configure(TestService service, SimulatedOrg org, IReplayStore store, Action<StreamingClientOptions>? check = null)
    {
        service.Builder.Services.AddHealthChecks().AddTypedStreaming();
        var builder = service.Add().IgnoreGaps().UseReplayStore(_ => store).UseClient((_, options) =>
        {
            check?.Invoke(options);
            return Client(org, options);
        });
        AddInk(service, builder);
        return service.AddHandler<AccountRecord>((account, _, _) => Write(service, $"P{account.Phone.Value}"), builder: builder);
    }

    private static PubSubClient Client(SimulatedOrg org, StreamingClientOptions options)
    {
        var own = PubSubClientOptions.From(options);
        own.Endpoint = org.PubSubUrl();
        return new PubSubClient(own);
    }

    private static void AddInk(TestService service, TypedStreamingBuilder builder) =>
        service.AddHandler<LowInk>((ink, _, _) => Write(service, ink.Printer), builder: builder);

    private static string TemporaryFile() => Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private static ValueTask Write(TestService service, string entry)
    {
        service.Journal.Add(entry);
        return ValueTask.CompletedTask;
    }

    private static async Task PublishAsync(TestService service, int number)
    {
        await service.Org.PublishPlatformEventAsync(TestService.Ink, new { Printer__c = $"M{number}" }, cancellationToken: Token);
        await service.PublishRecordAsync($"{number}", Record);
    }

    private static Task HandledAsync(TestService service, params int[] numbers) => service.Journal.WaitUntilAsync(entries =>
        numbers.All(number => entries.Contains($"M{number}", StringComparer.Ordinal) && entries.Contains($"P{number}", StringComparer.Ordinal)));
}
