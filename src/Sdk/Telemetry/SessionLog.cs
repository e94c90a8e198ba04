using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace TypedStreaming.Telemetry;

/// <summary>The log messages of a session, with event ids from 100 to 199. The id of a removed message is never used again.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(100, LogLevel.Information, "Session established at {Endpoint}")]
    public static partial void Established(ILogger logger, string endpoint);

    [LoggerMessage(101, LogLevel.Warning, "Session lost, recovering: {Error}: {Cause}")]
    public static partial void Lost(ILogger logger, StreamingError error, string cause);

    // This is the ordinary form of the event above, and needs no attention. It has the same id, because it is the same event.
    [SuppressMessage("LoggingGenerator", "SYSLIB1006", Justification = "An expired session is also a lost session; only the log level differs.")]
    [LoggerMessage(101, LogLevel.Information, "The server no longer knows the session; the client is opening a new session")]
    public static partial void Expired(ILogger logger);

    [LoggerMessage(102, LogLevel.Information, "Session recovered")]
    public static partial void Recovered(ILogger logger);

    [LoggerMessage(103, LogLevel.Information, "Subscribed to {Channel}")]
    public static partial void Subscribed(ILogger logger, string channel);

    [LoggerMessage(104, LogLevel.Error, "Subscription to {Channel} failed: {Cause}")]
    public static partial void SubscriptionFailed(ILogger logger, string channel, string cause);

    [LoggerMessage(105, LogLevel.Information, "Stopped")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(106, LogLevel.Error, "Session ended: {Cause}")]
    public static partial void Failed(ILogger logger, string cause);

    [LoggerMessage(107, LogLevel.Information, "The client will try again in {Delay}: {Cause}")]
    public static partial void Waiting(ILogger logger, TimeSpan delay, string cause);

    [LoggerMessage(109, LogLevel.Warning, "A failed request is sent again in the same session: {Cause}")]
    public static partial void Repeated(ILogger logger, string cause);

    [LoggerMessage(110, LogLevel.Warning, "A response was lost, and the server cannot replay its events: {Cause}")]
    public static partial void Missed(ILogger logger, string cause);

    [LoggerMessage(111, LogLevel.Warning, "The server asked the client to wait {Asked}; the client will wait only {Granted}")]
    public static partial void ShortenedWait(ILogger logger, TimeSpan asked, TimeSpan granted);

    [LoggerMessage(112, LogLevel.Warning, "The client will subscribe to {Channel} again after {Delay}; other channels are not affected: {Cause}")]
    public static partial void ChannelPaused(ILogger logger, string channel, TimeSpan delay, string cause);

    [LoggerMessage(113, LogLevel.Warning, "A message of {Channel} is nested more than 512 levels deep, or its data is not valid JSON, so extensions and Messages() do not get it")]
    public static partial void TooDeepToShow(ILogger logger, string channel);

    [LoggerMessage(108, LogLevel.Warning, "The server at {Endpoint} cannot replay events, so events are lost whenever the session is lost")]
    public static partial void NoReplay(ILogger logger, string endpoint);
}
