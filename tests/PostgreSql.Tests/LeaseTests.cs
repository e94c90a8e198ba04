using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TypedStreaming.PostgreSql.Tests.Servers;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.PostgreSql.Tests;

public sealed class LeaseTests(PostgreSqlServer server) : DatabaseTest(server)
{
    private const int Limit = 60_000;
    private const string Name = "orders";

    private string Leases => $"{Schema}.typedstreaming_lease";

    [Fact(Timeout = Limit)]
    public async Task One_holds_a_lease_and_a_release_gives_it_to_the_next_with_a_higher_epoch()
    {
        var time = new FakeTimeProvider();
        await using var first = new PostgreSqlLease(Options());
        await using var second = new PostgreSqlLease(Options(time: time));
        var held = await first.AcquireAsync(Name, Token);
        Assert.Null(await second.TryAcquireAsync(Name, Token));
        var waiting = second.AcquireAsync(Name, Token);

        await held.DisposeAsync();
        Assert.False(held.IsHeld);
        await using var next = await WithTimeAsync(time, TimeSpan.FromSeconds(2), waiting);

        Assert.True(next.Epoch > held.Epoch);
        Assert.Equal(Name, next.Name);
        Assert.False(held.Lost.IsCancellationRequested);
        Assert.Equal(1L, await ExecuteAsync($"SELECT count(*) FROM {Leases}"));
    }

    [Fact(Timeout = Limit)]
    public async Task Names_are_separate_and_case_sensitive()
    {
        await using var leases = new PostgreSqlLease(Options());
        await using var one = await leases.AcquireAsync(Name, Token);
        await using var other = await leases.TryAcquireAsync("Orders", Token);
        Assert.NotNull(other);
        Assert.Null(await leases.TryAcquireAsync(Name, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => leases.AcquireAsync(" ", Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => leases.AcquireAsync(new string('x', 201), Token));
    }

    [Fact(Timeout = Limit)]
    public async Task A_holder_renews_every_5_seconds()
    {
        var time = new ManualTimeProvider();
        await using var leases = new PostgreSqlLease(Options(time: time));
        await using var held = await leases.AcquireAsync(Name, Token);
        for (var renewal = 0; renewal < 4; renewal++)
        {
            var before = await UntilAsync();
            await time.TimerAsync(LeaseTimes.Renewal);
            time.Advance(LeaseTimes.Renewal);
            await RenewalOfAsync(held, before, time);
        }

        Assert.True(held.IsHeld);
        Assert.False(held.Lost.IsCancellationRequested);
    }

    /// <summary>20 seconds of the holder's clock, in which it could renew nothing: it has given up after 10, before the lease has ended.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_holder_without_the_database_gives_up_after_10_seconds()
    {
        var time = new FakeTimeProvider();
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString);
        await using var gate = new ServerGate(settings.Host!, settings.Port);
        await using var leases = new PostgreSqlLease(Options(With(change => (change.Host, change.Port) = ("127.0.0.1", gate.Port)), time));
        await using var held = await leases.AcquireAsync(Name, Token);
        await gate.CloseAsync();

        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.True(held.IsHeld);
        Assert.False(held.Lost.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.True(held.Lost.IsCancellationRequested);
        Assert.False(held.IsHeld);
        Assert.Contains("The lease 'orders' was lost: the lease was not renewed for 10 s", held.Failure!.Message, StringComparison.Ordinal);
        Assert.True(held.Failure.IsTransient);
        Assert.True(await ExecuteAsync($"SELECT until > now() FROM {Leases}") is true);
    }

    [Fact(Timeout = Limit)]
    public async Task A_holder_whose_connection_is_killed_keeps_the_lease()
    {
        var time = new ManualTimeProvider();
        var application = $"holder {Schema}";
        await using var leases = new PostgreSqlLease(Options(With(settings => settings.ApplicationName = application), time));
        await using var held = await leases.AcquireAsync(Name, Token);
        Assert.True(await ExecuteAsync($"SELECT bool_and(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE application_name = '{application}'") is true);

        var before = await UntilAsync();
        await time.TimerAsync(LeaseTimes.Renewal);
        time.Advance(LeaseTimes.Renewal);
        await RenewalOfAsync(held, before, time);

        Assert.True(held.IsHeld);
    }

    [Fact(Timeout = Limit)]
    public async Task A_holder_that_was_stopped_too_long_changes_nothing_and_learns_of_the_next_one()
    {
        var time = new ManualTimeProvider();
        await using var first = new PostgreSqlLease(Options(time: time));
        await using var second = new PostgreSqlLease(Options());
        await using var stopped = await first.AcquireAsync(Name, Token);
        await EndAsync();
        await using var next = await second.AcquireAsync(Name, Token);
        var until = await UntilAsync();

        var lost = LossOf(stopped);
        await time.TimerAsync(LeaseTimes.Renewal);
        time.Advance(LeaseTimes.Renewal);
        await lost;

        Assert.Contains(
            $"process {Environment.ProcessId} on {Environment.MachineName} has acquired the lease with the epoch {next.Epoch}; the epoch of this process was {stopped.Epoch}", stopped.Failure!.Message, StringComparison.Ordinal);
        await stopped.DisposeAsync();
        Assert.Equal(until, await UntilAsync());
        Assert.True(next.IsHeld);
    }

    /// <summary>The negative control of the test above: without its epoch, the statement of the stopped holder changes the lease of the next one.</summary>
    [Fact(Timeout = Limit)]
    public async Task Without_the_epoch_a_stopped_holder_would_renew_the_lease_of_the_next()
    {
        await using var leases = new PostgreSqlLease(Options());
        await using var stopped = await leases.AcquireAsync(Name, Token);
        await EndAsync();
        await using var next = await leases.AcquireAsync(Name, Token);
        Assert.Equal(0, await RenewAsync(stopped.Epoch, LeaseTable.IsHeld));
        Assert.Equal(1, await RenewAsync(next.Epoch, LeaseTable.IsHeld));
        var withoutEpoch = LeaseTable.IsHeld.Replace(" AND epoch = $2", "", StringComparison.Ordinal);
        Assert.NotEqual(LeaseTable.IsHeld, withoutEpoch);
        Assert.Equal(1, await RenewAsync(stopped.Epoch, withoutEpoch));
    }

    [Fact(Timeout = Limit)]
    public async Task A_lease_that_ended_is_lost_even_if_nobody_has_acquired_it()
    {
        var time = new ManualTimeProvider();
        await using var leases = new PostgreSqlLease(Options(time: time));
        await using var held = await leases.AcquireAsync(Name, Token);
        await EndAsync();
        var lost = LossOf(held);
        await time.TimerAsync(LeaseTimes.Renewal);
        time.Advance(LeaseTimes.Renewal);
        await lost;
        Assert.Contains("the lease ended before it was renewed", held.Failure!.Message, StringComparison.Ordinal);
    }

    /// <summary>The epochs of a deleted row are counted from the clock, and not from 1, which would be lower than all that were given before.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_database_that_was_created_again_starts_above_the_old_epochs()
    {
        var before = await EpochAfterTakeoversAsync(5);
        await ExecuteAsync($"DROP SCHEMA {Schema} CASCADE");
        Assert.True(await EpochAfterTakeoversAsync(0) > before);
    }

    /// <summary>A copy that was made before the last takeovers has an old epoch in its row.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_database_that_was_restored_from_a_copy_continues_above_the_old_epochs()
    {
        var copied = await EpochAfterTakeoversAsync(0);
        var before = await EpochAfterTakeoversAsync(5);
        await ExecuteAsync($"UPDATE {Leases} SET epoch = {copied}");
        Assert.True(await EpochAfterTakeoversAsync(0) > before);
    }

    [Theory(Timeout = Limit)]
    [InlineData(1970)]
    [InlineData(2100)]
    public async Task The_clock_of_the_holder_does_not_matter(int year)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var wrong = new PostgreSqlLease(Options(time: time));
        await using var right = new PostgreSqlLease(Options());
        await using (var held = await wrong.AcquireAsync(Name, Token))
        {
            Assert.Null(await right.TryAcquireAsync(Name, Token));
            Assert.True(await ExecuteAsync($"SELECT until BETWEEN now() + interval '5 s' AND now() + interval '15 s' FROM {Leases}") is true);
        }

        await using var next = await right.AcquireAsync(Name, Token);
        Assert.Null(await wrong.TryAcquireAsync(Name, Token));
        Assert.True(Math.Abs(next.Epoch - Convert.ToInt64(await ExecuteAsync("SELECT (extract(epoch FROM now()) * 1000)::bigint"))) < 60_000);
    }

    [Fact(Timeout = Limit)]
    public async Task Of_many_that_try_at_the_same_time_one_gets_the_lease()
    {
        await using var leases = new PostgreSqlLease(Options());
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => leases.TryAcquireAsync(Name, Token)));
        await using var held = Assert.Single(tries, static lease => lease is not null);
    }

    [Fact(Timeout = Limit)]
    public async Task A_failing_callback_of_the_token_does_not_matter()
    {
        var time = new ManualTimeProvider();
        await using var leases = new PostgreSqlLease(Options(time: time));
        await using var held = await leases.AcquireAsync(Name, Token);
        await using var registration = held.Lost.Register(static () => throw new InvalidOperationException("of the program"));
        await EndAsync();
        var lost = LossOf(held);
        await time.TimerAsync(LeaseTimes.Renewal);
        time.Advance(LeaseTimes.Renewal);
        await lost;
        await held.DisposeAsync();
        await held.DisposeAsync();
    }

    private async Task<long> EpochAfterTakeoversAsync(int count)
    {
        await using var leases = new PostgreSqlLease(Options());
        for (var takeover = 0; ; takeover++)
        {
            await using var held = await leases.AcquireAsync(Name, Token);
            if (takeover == count) return held.Epoch;
        }
    }

    private async Task<int> RenewAsync(long epoch, string condition)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand($"UPDATE {Leases} SET until = now() + make_interval(secs => $3) WHERE {condition}", connection)
        {
            Parameters = { new() { Value = Name }, new() { Value = epoch }, new() { Value = 15d } },
        };
        return await command.ExecuteNonQueryAsync(Token);
    }

    /// <summary>Lets the time of the lease pass in the database, without waiting for it.</summary>
    private async Task EndAsync() => await ExecuteAsync($"UPDATE {Leases} SET until = now() - interval '1 s'");

    private async Task<DateTime> UntilAsync() => (DateTime)(await ExecuteAsync($"SELECT until FROM {Leases}"))!;

    /// <summary>
    /// Asks the database until the lease was renewed there, and the holder knows it and has set both its timers again. The holder's clock stands still meanwhile.
    /// </summary>
    private async Task RenewalOfAsync(PostgreSqlHeldLease lease, DateTime before, ManualTimeProvider time)
    {
        while (await UntilAsync() == before || lease.Remaining() < LeaseTimes.GiveUp || time.TimerCount < 2) Token.ThrowIfCancellationRequested();
    }

    /// <summary>Lets the time of a stand-by pass, until it has what it waits for.</summary>
    private async Task<T> WithTimeAsync<T>(FakeTimeProvider time, TimeSpan step, Task<T> waiting)
    {
        while (!waiting.IsCompleted)
        {
            time.Advance(step);
            await UntilAsync();
        }

        return await waiting;
    }

    private static Task LossOf(PostgreSqlHeldLease lease)
    {
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lease.Lost.Register(lost.SetResult);
        return lost.Task;
    }
}
