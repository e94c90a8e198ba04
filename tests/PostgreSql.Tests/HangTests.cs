using Npgsql;
using TypedStreaming.PostgreSql.Tests.Servers;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.PostgreSql.Tests;

/// <summary>
/// A server that keeps its connections and says nothing. The package allows 3 s for a connection, 4 s with TLS, and 4 s for a statement. Npgsql alone takes 3 to 6 s
/// more to cancel a statement, and waits without a limit for the TLS handshake.
/// </summary>
public sealed class HangTests(PostgreSqlServer server) : DatabaseTest(server)
{
    private const int Limit = 60_000;
    private const string NoAnswer = "the server cannot be reached, or did not respond in time";
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>The second server accepts TLS, and then says nothing in the handshake, for which Npgsql has no limit.</summary>
    [Fact(Timeout = Limit)]
    public Task A_call_to_a_server_that_never_answers_has_a_time_limit() => Task.WhenAll(FailAtAsync(SslMode.Disable), FailAtAsync(SslMode.Require, (byte)'S'));

    /// <summary>The first calls use their open connections, and the second ones need new connections.</summary>
    [Fact(Timeout = Limit)]
    public Task A_call_to_a_server_that_has_stopped_answering_has_a_time_limit() => Task.WhenAll(FailAfterAsync(SslMode.Disable), FailAfterAsync(SslMode.Require));

    [Theory(Timeout = Limit)]
    [InlineData(SslMode.Disable)]
    [InlineData(SslMode.Require)]
    public async Task A_cancelled_call_to_a_server_that_has_stopped_answering_ends(SslMode mode)
    {
        await using var gate = Gate();
        await using var store = new PostgreSqlReplayStore(Options(Through(gate, mode)));
        await using var cursor = await RepeatAsync(() => store.OpenAsync(Key, Token).AsTask());
        await gate.SilenceAsync();
        using var cancelled = new CancellationTokenSource();
        var saving = cursor.SaveAsync(At(1), cancelled.Token).AsTask();
        await gate.Asked;

        var began = TimeProvider.System.GetTimestamp();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving);
        var took = TimeProvider.System.GetElapsedTime(began);
        Assert.True(took < TimeLimit, $"The call ended after {took}.");
    }

    /// <summary>The holder's clock decides, while a renewal waits for its response. The database has not ended the lease yet.</summary>
    [Theory(Timeout = Limit)]
    [InlineData(SslMode.Disable)]
    [InlineData(SslMode.Require)]
    public async Task A_holder_whose_renewal_is_not_answered_gives_up_after_10_seconds(SslMode mode)
    {
        var time = new ManualTimeProvider();
        await using var gate = Gate();
        await using var leases = new PostgreSqlLease(Options(Through(gate, mode), time));
        var held = await RepeatAsync(() => leases.AcquireAsync("orders", Token));
        await gate.SilenceAsync();

        await time.TimerAsync(LeaseTimes.Renewal);
        time.Advance(LeaseTimes.Renewal);
        await gate.Asked;
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.True(held.IsHeld);
        Assert.False(held.Lost.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.True(held.Lost.IsCancellationRequested);
        Assert.False(held.IsHeld);
        Assert.Equal((StreamingError.PositionStore, true), (held.Failure!.Error, held.Failure.IsTransient));
        Assert.Contains("The lease 'orders' was lost: the lease was not renewed for 10 s. The database did not respond", held.Failure.Message, StringComparison.Ordinal);
        await using var others = new PostgreSqlLease(Options());
        Assert.Null(await others.TryAcquireAsync("orders", Token));
        await EndsAsync(() => held.DisposeAsync().AsTask());
    }

    private async Task FailAtAsync(SslMode mode, params byte[] answer)
    {
        await using var connection = await ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await using var silent = new SilentServer(answer);
        var options = Options(With(settings => (settings.Host, settings.Port, settings.SslMode) = ("127.0.0.1", silent.Port, mode)));
        await using var store = new PostgreSqlReplayStore(options);
        await using var leases = new PostgreSqlLease(options);
        await using var inbox = new PostgreSqlInbox(options);
        await FailAsync(
            () => store.OpenAsync(Key, Token).AsTask(),
            () => leases.TryAcquireAsync("orders", Token),
            () => leases.AcquireAsync("orders", Token),
            () => inbox.TryInsertAsync(transaction, "orders", "e1", Token).AsTask(),
            () => inbox.DeleteExpiredAsync(Token));
    }

    private async Task FailAfterAsync(SslMode mode)
    {
        await using var gate = Gate();
        var options = Options(Through(gate, mode));
        await using var store = new PostgreSqlReplayStore(options);
        await using var cursor = await RepeatAsync(() => store.OpenAsync(Key, Token).AsTask());
        await using var leases = new PostgreSqlLease(options);
        await using var others = new PostgreSqlLease(options);
        var held = await RepeatAsync(() => leases.AcquireAsync($"{mode}", Token));
        Assert.Null(await RepeatAsync(() => others.TryAcquireAsync($"{mode}", Token)));
        await using var inbox = new PostgreSqlInbox(options);
        Assert.Equal(0, await RepeatAsync(() => inbox.DeleteExpiredAsync(Token)));

        await gate.SilenceAsync();

        var release = EndsAsync(() => held.DisposeAsync().AsTask());
        Func<Task>[] calls = [() => cursor.SaveAsync(At(1), Token).AsTask(), () => others.TryAcquireAsync("other", Token), () => inbox.DeleteExpiredAsync(Token)];
        await FailAsync(calls);
        await FailAsync(calls);
        await release;
    }

    private ServerGate Gate()
    {
        var settings = new NpgsqlConnectionStringBuilder(PrivateServer.ConnectionString);
        return new ServerGate(settings.Host!, settings.Port);
    }

    private string Through(ServerGate gate, SslMode mode) =>
        With(settings => (settings.Host, settings.Port, settings.SslMode) = ("127.0.0.1", gate.Port, mode));

    private static async Task FailAsync(params Func<Task>[] calls) =>
        await Task.WhenAll(calls.Select(call => EndsAsync(() => FailsAsync(call, NoAnswer, isTransient: true))));

    private static async Task EndsAsync(Func<Task> call)
    {
        var began = TimeProvider.System.GetTimestamp();
        await call();
        var took = TimeProvider.System.GetElapsedTime(began);
        Assert.True(took < TimeLimit, $"The call ended after {took}.");
    }
}
