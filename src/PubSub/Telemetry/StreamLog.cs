using Microsoft.Extensions.Logging;

namespace TypedStreaming.PubSub.Telemetry;

/// <summary>The log messages of streams, with event ids from 500 to 599. The id of a removed message is never reused.</summary>
internal static partial class StreamLog
{
    [LoggerMessage(500, LogLevel.Information, "Logged in; the Pub/Sub API is at {Endpoint}")]
    public static partial void LoggedIn(ILogger logger, Uri endpoint);

    [LoggerMessage(501, LogLevel.Information, "Subscribed to {Channel}")]
    public static partial void Subscribed(ILogger logger, string channel);

    [LoggerMessage(502, LogLevel.Warning, "The stream for {Channel} was lost and will be reopened in {Delay}: {Error}: {Cause}")]
    public static partial void Lost(ILogger logger, string channel, TimeSpan delay, StreamingError error, string cause);

    [LoggerMessage(503, LogLevel.Information, "The stream for {Channel} is open again")]
    public static partial void Recovered(ILogger logger, string channel);

    [LoggerMessage(504, LogLevel.Error, "The subscription to {Channel} failed: {Cause}")]
    public static partial void Failed(ILogger logger, string channel, string cause);

    [LoggerMessage(505, LogLevel.Debug, "The server has ended the stream for {Channel}, which will be reopened in {Delay}")]
    public static partial void Ended(ILogger logger, string channel, TimeSpan delay);

    [LoggerMessage(506, LogLevel.Information, "The client has stopped")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(507, LogLevel.Error, "The client ended: {Cause}")]
    public static partial void ClientFailed(ILogger logger, string cause);

    [LoggerMessage(508, LogLevel.Error, "Events on {Channel} with the schema {SchemaId} cannot be read: {Cause}")]
    public static partial void BadSchema(ILogger logger, string channel, string schemaId, string cause);

    [LoggerMessage(509, LogLevel.Warning, "Events on {Channel} are waiting for the schema {SchemaId}, which will be requested again in {Delay}: {Cause}")]
    public static partial void SchemaMissing(ILogger logger, string channel, string schemaId, TimeSpan delay, string cause);

    [LoggerMessage(510, LogLevel.Warning, "A request that publishes events to {Channel} will be sent again in {Delay}: {Cause}")]
    public static partial void PublishRepeated(ILogger logger, string channel, TimeSpan delay, string cause);

    [LoggerMessage(511, LogLevel.Warning, "The schema for events that are published to {Channel} will be requested again in {Delay}: {Cause}")]
    public static partial void PublishSchemaMissing(ILogger logger, string channel, TimeSpan delay, string cause);
}
