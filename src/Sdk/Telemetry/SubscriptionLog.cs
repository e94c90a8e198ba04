using Microsoft.Extensions.Logging;

namespace TypedStreaming.Telemetry;

/// <summary>What subscriptions log. Ids 200 to 299; an id is never used again for something else.</summary>
internal static partial class SubscriptionLog
{
    [LoggerMessage(200, LogLevel.Warning, "Events of {Channel} may have been missed: {Why}")]
    public static partial void PossibleGap(ILogger logger, string channel, string why);

    [LoggerMessage(202, LogLevel.Warning, "{Channel} starts at the present, not at {Start}: the server cannot replay")]
    public static partial void CannotStartThere(ILogger logger, string channel, ReplayFrom start);

    [LoggerMessage(201, LogLevel.Warning, "{Consumer} is over: its buffer of {BufferBytes} bytes is full")]
    public static partial void ConsumerTooSlow(ILogger logger, string consumer, int bufferBytes);
}
