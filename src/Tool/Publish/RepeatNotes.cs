using Microsoft.Extensions.Logging;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Publish;

/// <summary>
/// Writes a note when the client repeats a request. Without the note, the command would seem to hang while the server does not respond.
/// </summary>
internal sealed class RepeatNotes(IShell shell) : ILoggerFactory, ILogger
{
    // The ids of the client's log messages about a repeated request, and the name of the value that contains the cause.
    private const int RequestRepeated = 510;
    private const int SchemaRequested = 511;
    private const string Cause = "Cause";

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id is not (RequestRepeated or SchemaRequested) || state is not IEnumerable<KeyValuePair<string, object?>> values) return;
        var cause = values.FirstOrDefault(static value => value.Key == Cause).Value?.ToString() ?? "no response";
        var what = eventId.Id == RequestRepeated ? "the request is being sent again, with the same event ids" : "no event has been sent yet; the schema is being requested again";
        shell.Error.WriteLine(ErrorLine.Note($"{what}: {cause.TrimEnd('.')}."));
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    void ILoggerFactory.AddProvider(ILoggerProvider provider)
    {
        // The notes have one destination.
    }

    void IDisposable.Dispose()
    {
        // There is nothing to release.
    }
}
