using System.Globalization;
using Microsoft.Extensions.Logging;
using TypedStreaming.Replay;

namespace TypedStreaming.Telemetry;

/// <summary>The log messages of subscriptions, with event ids from 200 to 299. The id of a removed message is never used again.</summary>
internal static partial class SubscriptionLog
{
    [LoggerMessage(200, LogLevel.Warning, "Events of {Channel} may have been missed: {Why}")]
    public static partial void PossibleGap(ILogger logger, string channel, string why);

    [LoggerMessage(203, LogLevel.Warning, "Events of {Channel} may be missing: {Cause}, from {From} to {To}")]
    private static partial void Gap(ILogger logger, string channel, GapCause cause, string from, string to);

    public static void Gap(ILogger logger, Gap gap) => Gap(logger, gap.Channel, gap.Cause, UtcText.Of(gap.From), UtcText.Of(gap.To));

    [LoggerMessage(204, LogLevel.Warning, "An event of {Channel} (replay id {ReplayId}) was skipped: {Member} could not be read")]
    private static partial void Skipped(ILogger logger, string channel, string replayId, string member);

    /// <summary>Logs that an event was skipped because it could not be read. If the member is null, the error concerns the whole event.</summary>
    public static void Skipped(ILogger logger, string channel, long? replayId, string? member) =>
        Skipped(logger, channel, replayId?.ToString(CultureInfo.InvariantCulture) ?? UtcText.Unknown, member ?? "it");

    [LoggerMessage(205, LogLevel.Warning, "The position of consumer {Consumer} of {Channel} is from {At}, and the server keeps events for {Hours} hours. Soon, the server may not be able to resume from this position")]
    private static partial void PositionEnding(ILogger logger, string channel, string consumer, string at, int hours);

    public static void PositionEnding(ILogger logger, string channel, string consumer, DateTimeOffset at, TimeSpan retention) =>
        PositionEnding(logger, channel, consumer, UtcText.Of(at), (int)retention.TotalHours);

    [LoggerMessage(202, LogLevel.Warning, "The subscription to {Channel} starts with new events, not at {Start}, because the server cannot replay events")]
    public static partial void CannotStartThere(ILogger logger, string channel, ReplayFrom start);

    [LoggerMessage(206, LogLevel.Warning, "{Consumer} is slow: its buffer of {BufferBytes} bytes stayed full, so it receives no events until the buffer is empty; its position is kept")]
    public static partial void Parked(ILogger logger, string consumer, int bufferBytes);

    [LoggerMessage(207, LogLevel.Information, "{Consumer} has emptied its buffer, and continues after the last event that it received")]
    public static partial void Unparked(ILogger logger, string consumer);

    [LoggerMessage(208, LogLevel.Information, "The position of consumer {Consumer} of {Channel} was carried over from transport {Before} to {Now}: replay id {ReplayId}")]
    public static partial void PositionCarriedOver(ILogger logger, string consumer, string channel, string before, string now, string replayId);

    [LoggerMessage(201, LogLevel.Warning, "{Consumer} ended: its buffer of {BufferBytes} bytes is full")]
    public static partial void ConsumerTooSlow(ILogger logger, string consumer, int bufferBytes);
}
