using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>The telemetry of relays and workers for their operators.</summary>
public sealed class TelemetryTests
{
    private const string Secret = "+1 212 555 0123";

    [Fact(Timeout = 30_000)]
    public async Task The_number_of_partitions_that_a_worker_receives_messages_of_is_measured()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var worker = await test.StartWorkerAsync();
        var measured = new ConcurrentQueue<int>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Name == "typedstreaming.partitions" && ReferenceEquals(instrument.Meter.Scope, worker.Services.GetRequiredService<IMeterFactory>())) own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, value, tags, _) =>
        {
            Assert.Equal($"typedstreaming.client=one typedstreaming.org={Copies.Organization}", string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}")));
            measured.Enqueue(value);
        });
        await test.PublishAsync(Copies.One(1, "1", Ids.In(0)), Copies.One(2, "2", Ids.In(3)));
        await test.Broker.Journal.WaitForAsync("acknowledged 0");
        await test.Broker.Journal.WaitForAsync("acknowledged 3");
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.Equal([2], measured);
    }

    [Fact(Timeout = 30_000)]
    public async Task Each_log_line_metric_and_span_has_the_client_and_its_org()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.CreateGroupAsync();
        var worker = await test.StartWorkerAsync("one", static (_, _, _) => throw new TimeoutException(), handler: static options => options.Retry.MaxAttempts = 2);
        var relay = await test.StartRelayAsync();
        using var collected = Collect(test, worker, relay);
        await test.ChangeAsync("1", Ids.In(0));
        await test.Broker.Journal.WaitForAsync("acknowledged 0");
        await test.Journal.WaitForAsync("span");
        collected.Observe();
        await test.PublishAsync(Copies.One(1, "1", Ids.In(1)) with { Partition = 0 });
        await test.Log.WaitForAsync(405);

        var org = test.Org.OrganizationId;
        Assert.Equal("one", Assert.Single(collected.Spans).GetTagItem("typedstreaming.client"));
        Assert.All(collected.Measured, one => Assert.Matches($" typedstreaming.client=(one|default) typedstreaming.org={org} ", one.Tags));
        Assert.Single(collected.Measured, one => one.Name == "messaging.client.consumed.messages" && one.Tags.Contains("typedstreaming.client=default", StringComparison.Ordinal));
        Assert.Single(collected.Measured, static one => one.Name == "typedstreaming.partitions");
        Assert.Single(collected.Measured, static one => one.Name == "typedstreaming.dead_letters");

        // The relay has begun before its login, and knows no org then.
        Assert.StartsWith("The client 'default' relays events without a lease.", Line(test, 401), StringComparison.Ordinal);
        foreach (var id in (int[])[303, 304, 405]) Assert.StartsWith($"[one {org}] The ", Line(test, id), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task With_events_of_two_orgs_each_of_them_has_its_own_and_the_worker_has_none()
    {
        const string Other = "00D000000000002AAA";
        await using var test = await RelayTest.WithoutOrgAsync();
        var worker = await test.StartWorkerAsync("one", static (_, _, _) => throw new TimeoutException(), handler: static options => options.Retry.MaxAttempts = 1);
        using var collected = new CollectedTelemetry(Other, meter => Owns(meter, worker), test.Journal);
        await test.PublishAsync(Copies.One(1, "1", Ids.In(0)), Copies.One(2, "2", Ids.In(0, 1)).With(RelayAttributes.Organization, Other));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        await test.Journal.WaitForAsync("span");
        collected.Observe();

        Assert.Equal(
            [$"org={Copies.Organization}", $"org={Other}"],
            collected.Measured.Where(static one => one.Name == "typedstreaming.dead_letters").Select(static one => one.Tags[one.Tags.IndexOf("org=", StringComparison.Ordinal)..].Trim()).Order(StringComparer.Ordinal));
        Assert.Equal(" typedstreaming.client=one ", Assert.Single(collected.Measured, static one => one.Name == "typedstreaming.partitions").Tags);
        Assert.Equal(
            [$"[one {Copies.Organization}]", $"[one {Other}]"],
            test.Log.Entries.Where(static entry => entry.Id.Id == 304).Select(static entry => entry.Text[..(entry.Text.IndexOf(']', StringComparison.Ordinal) + 1)]).Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = 30_000)]
    public async Task No_data_and_no_record_id_is_in_logs_spans_metrics_or_health()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.CreateGroupAsync();
        var id = Ids.In(0);
        var again = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var worker = await test.StartWorkerAsync(
            "one",
            async (account, context, _) =>
            {
                if (context.Attempt == 2)
                {
                    test.Journal.Add("again");
                    await again.Task;
                }

                throw new InvalidOperationException($"{account.Phone.Value} {account.Header}");
            },
            handler: static options => options.Retry.MaxAttempts = 2);
        var relay = await test.StartRelayAsync();
        using var collected = Collect(test, worker, relay);
        await test.ChangeAsync(Secret, id);
        await test.Journal.WaitForAsync("again");
        collected.Observe();
        List<string> health = [CollectedTelemetry.TextOf(await RelayTest.HealthAsync(worker)), CollectedTelemetry.TextOf(await RelayTest.HealthAsync(relay))];
        again.SetResult();
        await test.PublishAsync(Copies.One(1, Secret, Ids.In(1)) with { Partition = 0 });
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        await test.Journal.WaitForAsync("span");
        collected.Observe();
        health.Add(CollectedTelemetry.TextOf(await RelayTest.HealthAsync(worker)));

        var text = $"{test.Log.Text}\n{test.Log.Properties}\n{collected.Text}\n{string.Join('\n', health)}";
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(id[..15], text, StringComparison.Ordinal);
        Assert.DoesNotContain(Ids.In(1)[..15], text, StringComparison.Ordinal);
        Assert.Contains("unacknowledged=1", health[0], StringComparison.Ordinal);
        Assert.Contains("error.type=System.InvalidOperationException", collected.Text, StringComparison.Ordinal);
        Assert.Contains(test.Log.Entries, static entry => entry.Id.Id == 304);
        Assert.Contains(test.Log.Entries, static entry => entry.Id.Id == 405);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_relay_without_a_lease_says_so()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.StartRelayAsync();
        await test.Log.WaitForAsync(401);
    }

    private static CollectedTelemetry Collect(RelayTest test, params IReadOnlyList<IHost> hosts) =>
        new(test.Org.OrganizationId, meter => hosts.Any(host => Owns(meter, host)), test.Journal);

    private static bool Owns(Meter meter, IHost host) => ReferenceEquals(meter.Scope, host.Services.GetRequiredService<IMeterFactory>());

    private static string Line(RelayTest test, int id) => Assert.Single(test.Log.Entries, entry => entry.Id.Id == id).Text;
}
