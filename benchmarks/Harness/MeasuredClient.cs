using Microsoft.Extensions.Logging;

namespace TypedStreaming.Benchmarks.Harness;

/// <summary>
/// The client as it is measured: default options, warnings are logged. Its consumers keep positions in memory, and start at the earliest
/// event, as consumers do that must not miss any.
/// </summary>
public static class MeasuredClient
{
    public static EventsOptions FromStoredOrEarliest => new() { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };

    /// <summary>Warnings go to the standard error: the standard output has the figures.</summary>
    public static ILoggerFactory LogWarnings() => LoggerFactory.Create(static logging => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace));

    public static StreamingClient Create(Uri server, ILoggerFactory loggers, HttpMessageHandler? handler = null) => new(new StreamingClientOptions
    {
        AccessTokens = new StaticToken("benchmark", server),
        LoggerFactory = loggers,
        HttpHandler = handler,
    });
}
