using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace TypedStreaming.PostgreSql.Tests.Replicas;

/// <summary>Keeps every log message of a replica.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Text)> _lines = new();
    private readonly HandledOrders _ids = new();

    public IReadOnlyList<(int Id, LogLevel Level, string Text)> All => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public Task WaitForAsync(int id) => _ids.WaitForAsync(id.ToString(CultureInfo.InvariantCulture));

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _lines.Enqueue((eventId.Id, logLevel, formatter(state, exception)));
        _ids.Add(eventId.Id.ToString(CultureInfo.InvariantCulture), null);
    }

    public void Dispose()
    {
        // Nothing to release: the lines are read after the host has ended.
    }
}
