using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>Records the text and the properties of each log line.</summary>
internal sealed class RecordedLines : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(string Text, IReadOnlyList<KeyValuePair<string, object?>> Properties)> _lines = new();

    public IReadOnlyList<(string Text, IReadOnlyList<KeyValuePair<string, object?>> Properties)> All => [.. _lines];

    public IReadOnlyList<string> Texts => [.. _lines.Select(static line => line.Text)];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Lines are recorded, not forwarded.");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((formatter(state, exception), [.. (IReadOnlyList<KeyValuePair<string, object?>>)state!]));

    public void Dispose()
    {
        // Nothing to release: the lines are read after the client was disposed.
    }
}
