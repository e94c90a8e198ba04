using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Leases;

/// <summary>The end of a replica's term: the loss of the lease, its release, and the takeover.</summary>
public sealed class TermTests
{
    private const int Limit = 60_000;

    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact(Timeout = Limit)]
    public async Task A_shutdown_releases_the_lease_after_the_session_is_closed_and_the_positions_are_saved()
    {
        await using var replicas = await Replicas.CreateAsync();
        var store = new JournalStore(replicas.Leases.Journal);
        var service = await replicas.AddAsync(
            async (service, account, _, _) =>
            {
                service.Journal.Add($"begun {account.Id}");
                await _gate.Task;
            },
            static options => options.SaveInterval = TimeSpan.FromHours(1),
            (_, builder) => builder.UseReplayStore(_ => store));
        var id = await replicas.PublishAsync("a1");
        await service.StartAsync();
        await service.Journal.WaitForAsync("begun a1");
        var client = service.Running.Services.GetRequiredService<IEventClient>();
        replicas.Leases.Releasing = () => replicas.Leases.Journal.Add($"{client.State}, {replicas.Org.SessionCount} sessions");
        var stopping = service.StopAsync();
        await service.Stopping;
        Assert.True(replicas.Leases.Holder.IsHeld);
        _gate.SetResult();
        await stopping;
        Assert.Equal([$"saved {id}", "Stopped, 0 sessions", "released 1001"], replicas.Leases.Journal.Entries.TakeLast(3));
    }

    [Fact(Timeout = Limit)]
    public async Task A_takeover_after_a_shutdown_loses_nothing_and_repeats_nothing()
    {
        await using var replicas = await Replicas.CreateAsync();
        var first = await replicas.AddAsync(async (service, account, _, _) =>
        {
            service.Journal.Add(account.Id);
            if (account.Id == "a30") await _gate.Task;
        });
        var second = await replicas.AddAsync();
        await first.StartAsync();
        await first.Log.WaitForAsync(319);
        await second.StartAsync();
        await second.Log.WaitForAsync(318);
        for (var number = 0; number < 100; number++) await replicas.PublishAsync($"a{number}");
        await first.Journal.WaitForAsync("a30");
        var stopping = first.StopAsync();
        await first.Stopping;
        Assert.Empty(second.Journal.Entries);
        _gate.SetResult();
        await stopping;
        await second.Journal.WaitForAsync("a99");
        Assert.Equal(31, first.Journal.Entries.Count);
        Assert.Equal(Enumerable.Range(0, 100).Select(static number => $"a{number}"), first.Journal.Entries.Concat(second.Journal.Entries));
        Assert.Equal(["released 1001"], replicas.Leases.Journal.Entries.Where(static entry => entry.StartsWith("released", StringComparison.Ordinal)));
    }

    [Theory(Timeout = Limit)]
    [InlineData(EventOrder.PerChannel)]
    [InlineData(EventOrder.PerKey)]
    public async Task A_loss_cancels_the_running_attempt_whose_event_goes_to_the_next_holder(EventOrder order)
    {
        await using var replicas = await Replicas.CreateAsync();
        var first = await replicas.AddAsync(
            static async (service, account, _, token) =>
            {
                service.Journal.Add($"begun {account.Id}");
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            },
            options => (options.Order, options.Key) = (order, static _ => "one key"),
            static (service, builder) =>
            {
                builder.UseDeadLetters(_ => new JournalLetters(service.Journal));

                // So that only the loss cancels the attempt, and no time of a shutdown.
                service.Builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan);
            });
        var second = await replicas.AddAsync();
        await replicas.PublishAsync("a1");
        await replicas.PublishAsync("a2");
        await first.StartAsync();
        await first.Journal.WaitForAsync("begun a1");
        await second.StartAsync();
        await second.Log.WaitForAsync(318);

        replicas.Leases.Lose();

        await second.Journal.WaitForAsync("a2");
        Assert.Equal(["a1", "a2"], second.Journal.Entries);
        await first.Log.WaitForAsync(318, times: 2);
        Assert.Equal(["begun a1"], first.Journal.Entries);
        var lost = Assert.Single(first.Log.Entries, static entry => entry.Level == LogLevel.Warning);
        Assert.Equal(
            $"[{replicas.Org.OrganizationId}] The client 'default' has lost the lease 'billing'. The client cancels its handlers, acknowledges no more events, and waits for the lease again. Reason: The database has gone.", lost.Text.Trim());
        Assert.Equal(ClientState.Stopped, first.Running.Services.GetRequiredService<IEventClient>().State);
    }

    /// <summary>A handler that ignores its token: it ends after the loss, successfully or not, and the replica stands by only then.</summary>
    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_attempt_that_ends_after_the_loss_is_neither_acknowledged_nor_a_dead_letter(bool fails)
    {
        await using var replicas = await Replicas.CreateAsync();
        var first = await replicas.AddAsync(
            async (service, account, _, _) =>
            {
                service.Journal.Add($"begun {account.Id}");
                await _gate.Task;
                if (fails) throw new TimeoutException();
            },
            static options => options.Retry.MaxAttempts = 1,
            static (service, builder) => builder.UseDeadLetters(_ => new JournalLetters(service.Journal)));
        await replicas.PublishAsync("a1");
        await first.StartAsync();
        await first.Journal.WaitForAsync("begun a1");

        replicas.Leases.Lose();

        await replicas.Leases.Journal.WaitForAsync("disposed 1001");
        while ((await Replicas.HealthAsync(first)).Description != "The client has lost the lease 'billing', and cannot acquire it again until all of its handlers have ended.") await Task.Yield();
        Assert.Equal(HealthStatus.Degraded, (await Replicas.HealthAsync(first)).Status);
        Assert.Equal(0, replicas.Org.SessionCount);
        Assert.Equal(1, replicas.Leases.Journal.Count("asked for billing"));
        _gate.SetResult();

        // It acquires the lease again, and gets the event again.
        await first.Journal.WaitForAsync(fails ? "letter" : "begun a1", fails ? 1 : 2);
        await first.StopAsync();
        Assert.Equal(fails ? ["begun a1", "begun a1", "letter"] : ["begun a1", "begun a1"], first.Journal.Entries);
        Assert.Equal(fails ? 317 : 307, Assert.Single(first.Log.Entries, static entry => entry.Id.Id is 307 or 317).Id.Id);
        Assert.Equal("released 1002", replicas.Leases.Journal.Entries[^1]);
    }

    /// <summary>A process that was stopped: the next holder has the lease and the position, and no timer has reported that yet.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_loss_that_nothing_has_reported_is_found_before_an_acknowledgement_and_before_an_attempt()
    {
        await using var replicas = await Replicas.CreateAsync();
        var first = await replicas.AddAsync(async (service, account, _, _) =>
        {
            service.Journal.Add($"begun {account.Id}");
            await _gate.Task;
        });
        var second = await replicas.AddAsync();
        await replicas.PublishAsync("a1");
        await replicas.PublishAsync("a2");
        await first.StartAsync();
        await first.Journal.WaitForAsync("begun a1");

        replicas.Leases.LoseSilently();
        _gate.SetResult();

        await first.Log.WaitForAsync(320);
        await second.StartAsync();
        await Task.WhenAny(first.Journal.WaitForAsync("begun a2"), second.Journal.WaitForAsync("a2"));
        Assert.Contains("The lease was not renewed in time; this process was probably suspended.", first.Log.Text, StringComparison.Ordinal);
        Assert.Contains(first.Log.Entries, static entry => entry.Id.Id == 307);
        Assert.Equal(2, first.Journal.Entries.Concat(second.Journal.Entries).Count(static entry => entry.EndsWith("a1", StringComparison.Ordinal)));
    }

    /// <summary>
    /// A process that was stopped saves a position that the next holder has opened, before anything reports the loss. That is a consequence of the loss
    /// and no final error, and the process can open the position again when it holds the lease again.
    /// </summary>
    [Fact(Timeout = Limit)]
    public async Task A_position_that_the_next_holder_took_is_opened_again_after_the_next_acquisition()
    {
        await using var replicas = await Replicas.CreateAsync();
        var store = new GatedStore(replicas.Store, _gate.Task);
        var (first, second) = (await replicas.AddAsync((_, builder) => builder.UseReplayStore(_ => store)), await replicas.AddAsync());
        await first.StartAsync();
        await replicas.PublishAsync("a1");
        await store.Saving;
        replicas.Leases.LoseSilently();
        await second.StartAsync();
        await second.Journal.WaitForAsync("a1");

        _gate.SetResult();
        await first.Log.WaitForAsync(318, times: 2);
        await replicas.PublishAsync("a2");
        await second.Journal.WaitForAsync("a2");
        await second.StopAsync();
        await replicas.PublishAsync("a3");

        await first.Journal.WaitForAsync("a3");
        Assert.Equal(["a1", "a3"], first.Journal.Entries);
        Assert.Equal(["a1", "a2"], second.Journal.Entries);
        Assert.DoesNotContain(first.Log.Entries, static entry => entry.Id.Id == 300);
    }

    [Fact(Timeout = Limit)]
    public async Task A_position_that_was_taken_without_the_lease_is_a_final_error()
    {
        await using var replicas = await Replicas.CreateAsync();
        var first = await replicas.AddAsync();
        await first.StartAsync();
        await replicas.PublishAsync("a1");
        await first.Journal.WaitForAsync("a1");
        await using var other = await TestService.CreateAsync(replicas.Org);
        other.AddHandler<AccountChange>(static (_, _, _) => ValueTask.CompletedTask).UseReplayStore(_ => replicas.Store);
        await other.StartAsync();
        await replicas.Org.WaitForSubscribersAsync(TestService.Accounts, 2, TestContext.Current.CancellationToken);
        await replicas.PublishAsync("a2");
        await first.Stopping;
        await first.StopAsync();
        var critical = Assert.Single(first.Log.Entries, static entry => entry.Level == LogLevel.Critical).Text;
        Assert.Contains("Another process handles these events now, although this process held the lease 'billing'. Stop the other process", critical, StringComparison.Ordinal);
        Assert.Equal("released 1001", replicas.Leases.Journal.Entries[^1]);
    }

    [Fact(Timeout = Limit)]
    public async Task A_final_error_gives_the_lease_to_another_replica()
    {
        await using var replicas = await Replicas.CreateAsync();
        var first = await replicas.AddAsync(
            static (_, _, _, _) => throw new TimeoutException(), static options => options.Retry.MaxAttempts = 1);
        var second = await replicas.AddAsync();
        await replicas.PublishAsync("a1");
        await first.StartAsync();
        await first.Log.WaitForAsync(300);
        await second.StartAsync();
        await second.Journal.WaitForAsync("a1");
        Assert.Equal(1, first.Log.Entries.Count(static entry => entry.Id.Id == 318));
    }

    [Fact(Timeout = Limit)]
    public async Task A_handler_knows_the_epoch_and_that_another_replica_may_have_handled_the_event()
    {
        await using var replicas = await Replicas.CreateAsync();
        var time = new ShiftedTime();
        var held = await replicas.Leases.AcquireAsync("billing", TestContext.Current.CancellationToken);
        var service = await replicas.AddAsync(
            static (service, account, context, _) =>
            {
                service.Journal.Add($"{account.Id} {context.Epoch} {context.MayBeDuplicate}");
                return ValueTask.CompletedTask;
            },
            build: (service, _) => service.Builder.Services.AddSingleton<TimeProvider>(time));
        await service.StartAsync();
        await service.Log.WaitForAsync(318);

        // By the clock of the replica, it acquires the lease ten minutes before the first event.
        time.Shift = -TimeSpan.FromMinutes(10);
        await held.DisposeAsync();
        await replicas.PublishAsync("a1");
        await service.Journal.WaitForAsync("a1 1002 False");

        // And ten minutes after the second one, although the process started before both.
        time.Shift = TimeSpan.FromMinutes(10);
        replicas.Leases.Lose();
        await replicas.PublishAsync("a2");
        await service.Journal.WaitForAsync("a2 1003 True");
    }

    [Fact(Timeout = Limit)]
    public async Task A_gap_whose_handler_ends_after_the_loss_is_reported_again()
    {
        await using var service = await TestService.CreateAsync();
        var leases = new MemoryLeases();
        var gaps = new GatedGaps(service.Journal, _gate.Task);
        service.Builder.Services.AddSingleton(gaps);
        service.AddHandler<AccountRecord>((record, context, _) =>
        {
            service.Journal.Add($"{record.Phone.Value} {context.Epoch}");
            return ValueTask.CompletedTask;
        }).UseGaps<GatedGaps>().UseReplayStore(static _ => new InMemoryReplayStore()).UseLease(_ => leases);
        await service.StartAsync();
        await service.Org.WaitForSubscribersAsync(TestService.Records, 1, TestContext.Current.CancellationToken);
        await service.Org.PublishChangeEventAsync(
            new TypedStreaming.Simulator.ChangeEventDraft("Account", "GAP_UPDATE", ["001Kx00000AAAAAIAZ"]), TestContext.Current.CancellationToken);
        await service.Journal.WaitForAsync("gap 1001");
        leases.Lose();
        await leases.Journal.WaitForAsync("disposed 1001");
        _gate.SetResult();
        await service.Journal.WaitForAsync("gap 1002");
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_without_handlers_is_started_and_stopped_with_the_lease()
    {
        await using var service = await TestService.CreateAsync();
        var leases = new MemoryLeases();
        service.Add().UseLease(_ => leases);
        await service.StartAsync();
        await service.Log.WaitForAsync(100);
        leases.Lose();
        await service.Log.WaitForAsync(105);
        await service.Log.WaitForAsync(100, times: 2);
        await service.StopAsync();
        Assert.Equal(0, service.Org.SessionCount);
        Assert.Equal("released 1002", leases.Journal.Entries[^1]);
    }
}
