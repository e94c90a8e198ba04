using Microsoft.Extensions.Logging;

namespace TypedStreaming.Telemetry;

/// <summary>
/// Adds the client's name and org to the text and the properties of each log line. A logging scope is not used, because most logging providers
/// do not show scopes by default.
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
