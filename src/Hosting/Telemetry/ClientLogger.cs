using Microsoft.Extensions.Logging;

namespace TypedStreaming.Hosting.Telemetry;

/// <summary>
/// Adds the client's name and org to the text and the properties of each log line, in the same form as in the client's own log lines. An unknown
/// name or org is omitted.
/// </summary>
/// <param name="logger">The logger that writes the lines.</param>
/// <param name="client">The name of the client, or null for a client without a name.</param>
/// <param name="organization">Returns the id of the org, or null if it is not known.</param>
internal sealed class ClientLogger(ILogger logger, string? client, Func<string?> organization) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => logger.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!logger.IsEnabled(logLevel)) return;
        var properties = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        var line = new ClientLine(client, OrganizationLabel.Of(organization()), formatter(state, exception), properties);
        logger.Log(logLevel, eventId, line, exception, static (line, _) => line.ToString());
    }
}
