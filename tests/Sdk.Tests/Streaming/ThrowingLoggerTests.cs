using Microsoft.Extensions.Logging;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary>A logger that throws, as the loggers of a disposed factory may, must not make the streams silent.</summary>
public sealed class ThrowingLoggerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task It_ends_the_start_with_an_error()
    {
        using var loggers = new BrokenLoggers { IsBroken = true };
        using var server = new StagedServer("/meta/connect");
        await using var client = server.MakeClient(options => options.LoggerFactory = loggers);

        var failure = await Assert.ThrowsAsync<StreamingException>(() => client.StartAsync(Token));

        Assert.Equal(StreamingError.Defect, failure.Error);
    }

    [Fact(Timeout = 60_000)]
    public async Task It_ends_an_enumeration_with_an_error_and_the_client_can_stop()
    {
        using var loggers = new BrokenLoggers();
        using var server = new StagedServer("/meta/connect");
        await using var client = server.MakeClient(options => options.LoggerFactory = loggers);
        await client.SubscribeAsync("/u/a", cancellationToken: Token);
        var move = client.Events(Token).FirstAsync(Token).AsTask();

        loggers.IsBroken = true;
        (await server.NextAsync("/meta/connect")).Lose();

        await Assert.ThrowsAsync<StreamingException>(() => move);
        await client.StopAsync(Token);
    }

    private sealed class BrokenLoggers : ILoggerFactory, ILogger
    {
        public volatile bool IsBroken;

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("It forwards nothing.");

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            ObjectDisposedException.ThrowIf(IsBroken, this);

        public void Dispose()
        {
            // Nothing to release.
        }
    }
}
