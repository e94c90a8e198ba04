using Microsoft.Extensions.Logging;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Session;

/// <summary>A program that sees the failure of its client can start it again at once, while the failed session is still being closed.</summary>
public sealed class RestartAfterAFailureTests
{
    private const string Connect = "/meta/connect";
    private const string Handshake = "/meta/handshake";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_start_begins_a_new_session_as_soon_as_the_failure_is_shown()
    {
        using var loggers = new HeldLoggers();
        using var server = new StagedServer(Connect, Handshake);
        await using var client = server.MakeClient(options => options.LoggerFactory = loggers);
        var starting = client.StartAsync(Token);
        (await server.NextAsync(Handshake)).Agree();
        await starting;
        (await server.NextAsync(Connect)).Refuse("400::Invalid connection type websocket");
        try
        {
            await client.StateChanges(Token).FirstAsync(static change => change.State == ClientState.Faulted, Token);
            var again = client.StartAsync(Token);
            Assert.False(again.IsCompleted);
            (await server.NextAsync(Handshake)).Agree();
            await again;
        }
        finally
        {
            loggers.Release();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task An_enumeration_of_messages_that_starts_the_client_again_does_not_end_with_the_old_failure()
    {
        using var loggers = new HeldLoggers();
        using var server = new StagedServer(Connect, Handshake);
        await using var client = server.MakeClient(options => options.LoggerFactory = loggers);
        await using var before = client.Messages(Token).GetAsyncEnumerator(Token);
        var first = before.MoveNextAsync();
        (await server.NextAsync(Handshake)).Agree();
        Assert.True(await first);
        (await server.NextAsync(Connect)).Refuse("400::Invalid connection type websocket");
        Assert.True(await before.MoveNextAsync());
        Assert.Equal(Connect, before.Current.Channel);
        await client.StateChanges(Token).FirstAsync(static change => change.State == ClientState.Faulted, Token);

        await using var after = client.Messages(Token).GetAsyncEnumerator(Token);
        var next = after.MoveNextAsync();
        loggers.Release();
        await Assert.ThrowsAsync<StreamingException>(() => before.MoveNextAsync().AsTask());
        (await server.NextAsync(Handshake)).Agree();
        Assert.True(await next);
        Assert.Equal(Handshake, after.Current.Channel);
    }

    /// <summary>Holds the loop of a session that has failed, in the line that says so.</summary>
    private sealed class HeldLoggers : ILoggerFactory, ILogger
    {
        private const int SessionEnded = 106;
        private readonly ManualResetEvent _released = new(initialState: false);

        public void Release() => _released.Set();

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("It forwards nothing.");

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == SessionEnded) _released.WaitOne();
        }

        public void Dispose() => _released.Dispose();
    }
}
