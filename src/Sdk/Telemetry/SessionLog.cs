using Microsoft.Extensions.Logging;

namespace TypedStreaming.Telemetry;

/// <summary>What a session logs. Ids 100 to 199; an id is never used again for something else.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(100, LogLevel.Information, "Session established at {Endpoint}")]
    public static partial void Established(ILogger logger, string endpoint);

    [LoggerMessage(101, LogLevel.Warning, "Session lost, recovering: {Reason}: {Cause}")]
    public static partial void Lost(ILogger logger, Reason reason, string cause);

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

    [LoggerMessage(107, LogLevel.Information, "Trying again in {Delay}")]
    public static partial void Waiting(ILogger logger, TimeSpan delay);

    [LoggerMessage(108, LogLevel.Warning, "The server at {Endpoint} cannot replay: events are lost whenever the session is")]
    public static partial void NoReplay(ILogger logger, string endpoint);
}
