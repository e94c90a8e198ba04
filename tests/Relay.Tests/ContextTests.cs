using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>The values that a handler in a worker gets about its event.</summary>
public sealed class ContextTests
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static readonly string A = Ids.In(0);
    private static readonly string B = Ids.In(1);

    [Fact(Timeout = 30_000)]
    public async Task A_worker_gives_the_handler_the_same_identity_as_a_client_and_the_partition_the_epoch_and_its_records()
    {
        await using var test = await RelayTest.CreateAsync();
        var contexts = new ConcurrentQueue<EventHandlingContext>();
        await test.StartWorkerAsync("one", (account, context, _) =>
        {
            contexts.Enqueue(context);
            test.Journal.Add($"worker {account.Phone.Value}");
            return ValueTask.CompletedTask;
        });
        EventHandlingContext? direct = null;
        await test.StartClientAsync((account, context, _) =>
        {
            if (account.Phone.Value == "1") direct = context;
            test.Journal.Add($"client {account.Phone.Value}");
            return ValueTask.CompletedTask;
        });
        await test.StartRelayAsync(more: static builder => builder.UseReplayStore(static _ => new InMemoryReplayStore()).UseLease(static _ => new ScriptedLeases(42)));
        await test.ChangeAsync("1", A);
        await test.ChangeAsync("2", A, B, Ids.In(0, 1));
        await test.Journal.WaitForAsync("client 2");
        await test.Journal.WaitForAsync("worker 2", 2);
        var single = Assert.Single(contexts, static context => context.RecordIds.Count == 1 && context.Partition!.Number == 0);
        Assert.Equal(direct!.IdempotencyKey, single.IdempotencyKey);
        Assert.Equal((direct.OrganizationId, direct.Metadata.ReplayId, direct.Metadata.CreatedDate, direct.Channel), (single.OrganizationId, single.Metadata.ReplayId, single.Metadata.CreatedDate, single.Channel));
        Assert.Equal(test.Org.OrganizationId, single.OrganizationId);
        Assert.Equal(("one", 42, new EventPartition(0, RelayTest.Partitions), "default"), (single.ClientName, single.Epoch, single.Partition, single.Consumer));
        Assert.Null(direct.Partition);
        Assert.Equal([$"0: {A} {Ids.In(0, 1)}", $"1: {B}"], contexts.Where(context => context != single).OrderBy(static context => context.Partition!.Number)
            .Select(static context => $"{context.Partition!.Number}: {string.Join(' ', context.RecordIds)}"));
        Assert.Equal(3, contexts.Select(static context => context.IdempotencyKey).Distinct().Count());
    }

    [Fact(Timeout = 30_000)]
    public async Task An_event_may_be_a_duplicate_unless_it_is_newer_than_the_time_since_which_the_worker_has_the_partition()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var time = new ScriptedTime();
        await StartAsync(test, time);
        await test.PublishAsync(Copies.Change(1, "1", null, time.GetUtcNow(), A));
        await test.Journal.WaitForAsync("1 True");
        time.Shift(TimeSpan.FromMinutes(6));
        await test.PublishAsync(Copies.Change(2, "2", null, time.GetUtcNow(), A));
        await test.Journal.WaitForAsync("2 False");

        // Another worker may have had the partition in between, and may have handled a copy.
        await test.Broker.ReaderOf(0).BreakAsync();
        await test.Broker.Journal.WaitForAsync("reader 0", 2);
        await test.PublishAsync(Copies.Change(3, "3", null, time.GetUtcNow(), A));
        await test.Journal.WaitForAsync("3 True");
    }

    [Fact(Timeout = 30_000)]
    public async Task An_event_that_is_delivered_again_may_be_a_duplicate()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var time = new ScriptedTime();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await StartAsync(test, time, (account, token) => account.Phone.Value == "2" && test.Journal.Count("2 False") == 1 ? gate.Task.WaitAsync(token) : Task.CompletedTask);
        await test.PublishAsync(Copies.Change(1, "1", null, time.GetUtcNow(), A));
        await test.Journal.WaitForAsync("1 True");
        time.Shift(TimeSpan.FromMinutes(6));
        await test.PublishAsync(Copies.Change(2, "2", null, time.GetUtcNow(), A));
        await test.Journal.WaitForAsync("2 False");
        await test.Broker.ReaderOf(0).BreakAsync();
        await test.Journal.WaitForAsync("2 True");
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_a_memory_of_handled_events_every_event_may_be_a_duplicate()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var time = new ScriptedTime();
        await StartAsync(test, time, configure: static options => options.RememberedEvents = 0);
        await test.PublishAsync(Copies.Change(1, "1", null, time.GetUtcNow(), A));
        await test.Journal.WaitForAsync("1 True");
        time.Shift(TimeSpan.FromMinutes(6));
        await test.PublishAsync(Copies.Change(2, "2", null, time.GetUtcNow(), A));
        await test.Journal.WaitForAsync("2 True");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_span_of_an_event_is_linked_to_the_trace_of_the_relay()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == HostingTelemetry.Source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (span.GetTagItem("typedstreaming.client") as string != "traced") return;
                spans.Enqueue(span);
                test.Journal.Add("span");
            },
        };
        ActivitySource.AddActivityListener(listener);
        await test.StartWorkerAsync("traced");
        await test.PublishAsync(Copies.One(1, "1", A).With(RelayAttributes.TraceParent, Trace));
        await test.Journal.WaitForAsync("span");
        var span = Assert.Single(spans);
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", Assert.Single(span.Links).Context.TraceId.ToString());
        Assert.Equal(Copies.Organization, span.GetTagItem("typedstreaming.org"));
    }

    [Fact]
    public void A_message_carries_the_trace_in_which_it_is_made()
    {
        Assert.False(Copies.One(1, "1", A).Attributes.ContainsKey(RelayAttributes.TraceParent));
        using var activity = new Activity("relay").SetIdFormat(ActivityIdFormat.W3C).Start();
        Assert.Equal(activity.Id, Copies.One(1, "1", A).Attributes[RelayAttributes.TraceParent]);
    }

    private static Task<IHost> StartAsync(RelayTest test, ScriptedTime time, Func<Account, CancellationToken, Task>? handle = null, Action<RelayWorkerOptions>? configure = null) =>
        test.StartWorkerAsync("one", async (account, context, token) =>
        {
            test.Journal.Add($"{account.Phone.Value} {context.MayBeDuplicate}");
            if (handle is not null) await handle(account, token);
        }, configure, time: time);
}
