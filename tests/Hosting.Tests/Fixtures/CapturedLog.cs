using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>Keeps every log message of a host.</summary>
internal sealed class CapturedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(EventId Id, LogLevel Level, string Text)> _entries = new();
    private readonly ConcurrentQueue<(int Id, string Properties)> _properties = new();
    private readonly Journal _ids = new();

    public IReadOnlyList<(EventId Id, LogLevel Level, string Text)> Entries => [.. _entries];

    public string Text => string.Join('\n', Entries.Select(static entry => entry.Text));

    /// <summary>The properties of all messages.</summary>
    public string Properties => string.Join('\n', _properties.Select(static line => line.Properties));

    /// <summary>Returns the properties of the only message with an id.</summary>
    public string PropertiesOf(int id) => _properties.Single(line => line.Id == id).Properties;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public Task WaitForAsync(int id, int times = 1) => _ids.WaitForAsync(id.ToString(CultureInfo.InvariantCulture), times);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _entries.Enqueue((eventId, logLevel, $"{formatter(state, exception)} {exception}"));
        if (state is IEnumerable<KeyValuePair<string, object?>> pairs) _properties.Enqueue((eventId.Id, string.Join(' ', pairs.Select(static pair => $"{pair.Key}={pair.Value}"))));
        _ids.Add(eventId.Id.ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        // Nothing to release: the entries are read after the host has ended.
    }
}
