using Microsoft.Extensions.Logging;

namespace TypedStreaming.Telemetry;

/// <summary>
/// Adds the client's name and org to each log line, to its text and to its properties. A scope would need providers that show scopes, and
/// most do not by default.
/// </summary>
internal sealed class IdentifiedLogger(ILogger logger, ClientIdentity identity) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => logger.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!logger.IsEnabled(logLevel)) return;
        var line = new IdentifiedLine(identity.Labels, formatter(state, exception), state as IReadOnlyList<KeyValuePair<string, object?>> ?? []);
        logger.Log(logLevel, eventId, line, exception, static (line, _) => line.ToString());
    }
}
