using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>Copies of a relay that has lost its lease, which come after those of its successor.</summary>
public sealed class StaleCopyTests
{
    private static readonly string A = Ids.In(0);
    private static readonly string B = Ids.In(0, 1);

    [Fact(Timeout = 30_000)]
    public async Task A_stale_copy_is_refused_counted_logged_and_degrades_the_health()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var worker = await test.StartWorkerAsync();
        var counted = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Name == "typedstreaming.stale_copies" && ReferenceEquals(instrument.Meter.Scope, worker.Services.GetRequiredService<IMeterFactory>())) own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            Assert.Equal($"typedstreaming.client=one typedstreaming.org={Copies.Organization}", string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}")));
            Interlocked.Add(ref counted, value);
        });
        listener.Start();
        await test.PublishAsync(Copies.One(1, "1", A, epoch: 20), Copies.One(2, "stale", A, epoch: 19), Copies.One(3, "3", A, epoch: 20));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 3);
        Assert.Equal(["1", "3"], test.Journal.Entries);
        Assert.Equal(1, Volatile.Read(ref counted));
        Assert.Contains(test.Log.Entries, static entry => entry.Id.Id == 402 && entry.Text.StartsWith(
            $"[one {Copies.Organization}] The worker 'one' refused a stale copy of an event in partition 0 (1 so far): a relay that had lost its lease published the copy.", StringComparison.Ordinal));
        var entry = await RelayTest.HealthAsync(worker);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("1 stale copies were refused. A relay that had lost its lease published them.", entry.Description, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_health_recovers_a_quarter_of_an_hour_after_the_last_stale_copy()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var time = new ScriptedTime();
        var worker = await test.StartWorkerAsync(time: time);
        await test.PublishAsync(Copies.One(1, "1", A, epoch: 20), Copies.One(2, "stale", A, epoch: 19));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        time.Shift(TimeSpan.FromMinutes(14));
        Assert.Contains("stale", (await RelayTest.HealthAsync(worker)).Description, StringComparison.Ordinal);
        time.Shift(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain("stale", (await RelayTest.HealthAsync(worker)).Description, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_worker_that_has_seen_no_epoch_refuses_stale_copies_too()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var first = await test.StartWorkerAsync("one");
        await test.PublishAsync(Copies.One(1, "1", A, epoch: 20));
        await test.Journal.WaitForAsync("1");
        await test.StopAsync(first);
        await test.PublishAsync(Copies.One(2, "stale", A, epoch: 19), Copies.One(3, "3", A, epoch: 20));
        await test.StartWorkerAsync("two");
        await test.Journal.WaitForAsync("3");
        Assert.Equal(["1", "3"], test.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task Other_partitions_and_messages_without_an_epoch_are_not_concerned()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync();
        await test.PublishAsync(Copies.One(1, "1", A, epoch: 20), Copies.One(2, "2", Ids.In(1), epoch: 19), Copies.One(3, "3", A));
        await test.Journal.WaitUntilAsync(static entries => entries.Count == 3);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_new_epoch_is_stored_only_after_all_earlier_messages_are_handled_and_acknowledged_so_none_of_them_is_refused()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await test.StartWorkerAsync("one", async (account, _, token) =>
        {
            test.Journal.Add($"begun {account.Phone.Value}");
            if (test.Journal.Entries.Count == 1) await gate.Task.WaitAsync(token);
            test.Journal.Add(account.Phone.Value!);
        });
        await test.PublishAsync(Copies.One(1, "1", A, epoch: 10), Copies.One(2, "2", B, epoch: 20));
        await test.Journal.WaitForAsync("begun 1");
        await test.Broker.ReaderOf(0).BreakAsync();
        await test.Journal.WaitForAsync("2");
        Assert.Equal(["begun 1", "begun 1", "1", "begun 2", "2"], test.Journal.Entries);
        Assert.True(test.Broker.Journal.Entries.ToList().IndexOf("acknowledged 0") < test.Broker.Journal.Entries.ToList().IndexOf("epoch 20"));
        Assert.DoesNotContain(test.Log.Entries, static entry => entry.Id.Id == 402);
    }

    [Fact(Timeout = 30_000)]
    public async Task No_epoch_is_stored_before_all_earlier_acknowledgements_are_sent()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var failing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var acknowledgements = 0;
        test.Broker.OnAcknowledge = async _ =>
        {
            if (acknowledgements++ > 0) return;
            await failing.Task;
            throw ScriptedBroker.Away();
        };
        var worker = await test.StartWorkerAsync();
        await test.PublishAsync(Copies.One(1, "1", A, epoch: 10), Copies.One(2, "2", A, epoch: 20));
        await test.Journal.WaitForAsync("1");
        Assert.DoesNotContain("epoch 20", test.Broker.Journal.Entries);
        failing.SetResult();
        await test.Journal.WaitForAsync("2");
        Assert.Equal(["epoch 10", "acknowledged 0", "epoch 20"], test.Broker.Journal.Entries.Where(static entry => entry is "acknowledged 0" || entry.StartsWith("epoch", StringComparison.Ordinal)).Take(3));
        Assert.Equal(["1", "2"], test.Journal.Entries);
        Assert.NotEqual(HealthStatus.Unhealthy, (await RelayTest.HealthAsync(worker)).Status);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_epoch_that_cannot_be_stored_delays_its_message_and_the_partition_is_read_again()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var failures = 0;
        test.Broker.OnStoreEpoch = _ => failures++ == 0 ? throw ScriptedBroker.Away() : Task.CompletedTask;
        await test.StartWorkerAsync();
        await test.PublishAsync(Copies.One(1, "1", A, epoch: 10), Copies.One(2, "2", A, epoch: 10));
        await test.Journal.WaitForAsync("2");
        Assert.Equal(["1", "2"], test.Journal.Entries);
        Assert.Equal(2, test.Broker.Journal.Count("reader 0"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Relays_with_different_leases_on_one_stream_end_the_worker_and_no_event_is_refused()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync();
        await test.PublishAsync(Copies.One(1, "1", Ids.In(0), epoch: 20).With(RelayAttributes.Lease, "a"));
        await test.Journal.WaitForAsync("1");
        await test.PublishAsync(Copies.One(2, "2", Ids.In(0), epoch: 10).With(RelayAttributes.Lease, "b"));
        await test.Log.WaitForAsync(300);
        Assert.Contains(
            $"Relays with different leases publish to the stream 'accounts': '{Copies.Organization}/a' and '{Copies.Organization}/b' (org and lease).",
            test.Log.Entries.Single(static entry => entry.Id.Id == 300).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(test.Log.Entries, static entry => entry.Id.Id == 402);
    }
}
