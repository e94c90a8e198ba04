using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>What relays and workers tell their operators.</summary>
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
            Assert.Equal("typedstreaming.client=one", string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}")));
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
    public async Task No_data_and_no_record_id_is_in_logs_or_health()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.CreateGroupAsync();
        var id = Ids.In(0);
        var worker = await test.StartWorkerAsync(
            "one", static (account, _, _) => throw new InvalidOperationException($"{account.Phone.Value} {account.Header}"), handler: static options => options.Retry.MaxAttempts = 2);
        var relay = await test.StartRelayAsync();
        await test.ChangeAsync(Secret, id);
        await test.PublishAsync(Copies.One(1, Secret, Ids.In(1)) with { Partition = 0 });
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        var text = $"{test.Log.Text} {(await RelayTest.HealthAsync(worker)).Description} {(await RelayTest.HealthAsync(relay)).Description}";
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(id[..15], text, StringComparison.Ordinal);
        Assert.DoesNotContain(Ids.In(1)[..15], text, StringComparison.Ordinal);
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
}
