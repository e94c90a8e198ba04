using Npgsql;
using TypedStreaming.PostgreSql.Tests.Servers;

namespace TypedStreaming.PostgreSql.Tests;

public sealed class InboxTests(PostgreSqlServer server) : DatabaseTest(server)
{
    private const int Limit = 60_000;

    private string Inbox => $"{Schema}.typedstreaming_inbox";

    [Fact(Timeout = Limit)]
    public async Task An_event_that_comes_twice_changes_the_data_once()
    {
        await using var inbox = await CreateAsync();
        Assert.True(await HandleAsync(inbox, "orders", "e1", commits: true));
        Assert.False(await HandleAsync(inbox, "orders", "e1", commits: true));
        Assert.True(await HandleAsync(inbox, "audit", "e1", commits: true));
        Assert.True(await HandleAsync(inbox, "orders", "E1", commits: true));
        Assert.Equal(3L, await ExecuteAsync($"SELECT count(*) FROM {Schema}.changes"));
    }

    /// <summary>The negative control: without the inbox, the data changes twice.</summary>
    [Fact(Timeout = Limit)]
    public async Task Without_the_inbox_the_data_would_change_twice()
    {
        await using var inbox = await CreateAsync();
        for (var delivery = 0; delivery < 2; delivery++) await HandleAsync(null, "orders", "e1", commits: true);
        Assert.Equal(2L, await ExecuteAsync($"SELECT count(*) FROM {Schema}.changes"));
    }

    [Fact(Timeout = Limit)]
    public async Task What_is_rolled_back_is_not_recorded()
    {
        await using var inbox = await CreateAsync();
        Assert.True(await HandleAsync(inbox, "orders", "e1", commits: false));
        Assert.True(await HandleAsync(inbox, "orders", "e1", commits: true));
        Assert.Equal(1L, await ExecuteAsync($"SELECT count(*) FROM {Schema}.changes"));
    }

    [Theory(Timeout = Limit)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_event_in_another_transaction_waits_for_its_end(bool commits)
    {
        await using var inbox = await CreateAsync();
        await using var connection = await ConnectAsync();
        await using var first = await connection.BeginTransactionAsync(Token);
        Assert.True(await inbox.TryInsertAsync(first, "orders", "e1", Token));

        var second = HandleAsync(inbox, "orders", "e1", commits: true);
        while (await ExecuteAsync($"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%{Inbox[2..34]}%'") is 0L) Token.ThrowIfCancellationRequested();
        Assert.False(second.IsCompleted);
        if (commits) await first.CommitAsync(Token);
        else await first.RollbackAsync(Token);

        Assert.Equal(!commits, await second);
    }

    [Fact(Timeout = Limit)]
    public async Task Expired_rows_are_deleted_in_batches_and_others_stay()
    {
        await using var inbox = await CreateAsync();
        Assert.Equal(0, await inbox.DeleteExpiredAsync(Token));
        await ExecuteAsync(
            $"""
            INSERT INTO {Inbox} SELECT 'orders', 'old ' || i, now() - interval '7 days 1 minute' FROM generate_series(1, 2500) i;
            INSERT INTO {Inbox} SELECT 'orders', 'new ' || i, now() - interval '6 days 23 hours' FROM generate_series(1, 10) i
            """);
        Assert.Equal(2500, await inbox.DeleteExpiredAsync(Token));
        Assert.Equal(10L, await ExecuteAsync($"SELECT count(*) FROM {Inbox} WHERE event_key LIKE 'new %'"));
        await using var shorter = new PostgreSqlInbox(Options(), TimeSpan.FromDays(1));
        Assert.Equal(10, await shorter.DeleteExpiredAsync(Token));
    }

    [Fact(Timeout = Limit)]
    public async Task Two_can_delete_at_the_same_time()
    {
        await using var inbox = await CreateAsync();
        await ExecuteAsync($"INSERT INTO {Inbox} SELECT 'orders', 'old ' || i, now() - interval '8 days' FROM generate_series(1, 5000) i");
        var deleted = await Task.WhenAll(inbox.DeleteExpiredAsync(Token), inbox.DeleteExpiredAsync(Token));
        var left = Convert.ToInt64(await ExecuteAsync($"SELECT count(*) FROM {Inbox}"));
        Assert.Equal(5000, deleted.Sum() + left);
        await inbox.DeleteExpiredAsync(Token);
        Assert.Equal(0L, await ExecuteAsync($"SELECT count(*) FROM {Inbox}"));
    }

    [Fact(Timeout = Limit)]
    public async Task Wrong_arguments_are_refused()
    {
        await using var inbox = await CreateAsync();
        await using var connection = await ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await inbox.TryInsertAsync(null!, "a", "b", Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await inbox.TryInsertAsync(transaction, "", "b", Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await inbox.TryInsertAsync(transaction, "a", new string('x', 501), Token));
        Assert.True(await inbox.TryInsertAsync(transaction, "a\0b", "'\"\\\uD83D\uDE00", Token));
        await transaction.CommitAsync(Token);
    }

    private async Task<PostgreSqlInbox> CreateAsync()
    {
        await ExecuteAsync(PostgreSqlSchema.Script(Schema) + $"CREATE TABLE {Schema}.changes (id bigserial)");
        return new PostgreSqlInbox(Options());
    }

    /// <summary>Handles an event, as a program does: the change and its record are in one transaction.</summary>
    private async Task<bool> HandleAsync(PostgreSqlInbox? inbox, string consumer, string key, bool commits)
    {
        await using var connection = await ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync(Token);
        if (inbox is not null && !await inbox.TryInsertAsync(transaction, consumer, key, Token)) return false;
        await using var change = new NpgsqlCommand($"INSERT INTO {Schema}.changes DEFAULT VALUES", connection, transaction);
        await change.ExecuteNonQueryAsync(Token);
        if (commits) await transaction.CommitAsync(Token);
        return true;
    }
}
