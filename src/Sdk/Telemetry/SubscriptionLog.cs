using Microsoft.Extensions.Logging;

namespace TypedStreaming.Telemetry;

/// <summary>What subscriptions log. Ids 200 to 299; an id is never used again for something else.</summary>
internal static partial class SubscriptionLog
{
    [LoggerMessage(200, LogLevel.Warning, "Events of {Channel} may have been missed: the session was lost before the first one arrived, so there is no position to resume after")]
    public static partial void PossibleGap(ILogger logger, string channel);

    [LoggerMessage(201, LogLevel.Warning, "{Consumer} is over: its buffer of {BufferBytes} bytes is full")]
    public static partial void ConsumerTooSlow(ILogger logger, string consumer, int bufferBytes);
}
