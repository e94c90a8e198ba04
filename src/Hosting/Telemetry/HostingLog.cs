using Microsoft.Extensions.Logging;

namespace TypedStreaming.Hosting.Telemetry;

/// <summary>The log messages of handlers. No message contains event data or record ids. The event id of a removed message is never reused.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(300, LogLevel.Critical, "The client '{client}' has ended with a final error: {failure} {remedy} {consequence}")]
    public static partial void FinalError(ILogger logger, string client, string failure, string remedy, string consequence);

    [LoggerMessage(301, LogLevel.Warning, "The client '{client}' could not start, and will try again in {pause}: {error}: {failure}")]
    public static partial void StartsAgain(ILogger logger, string client, TimeSpan pause, StreamingError error, string failure);

    [LoggerMessage(302, LogLevel.Warning, "The client '{client}' could not receive events on {channel} for the consumer '{consumer}', and will try again in {pause}: {error}: {failure}")]
    public static partial void TakesAgain(ILogger logger, string client, string channel, string consumer, TimeSpan pause, StreamingError error, string failure);

    [LoggerMessage(303, LogLevel.Warning, "The client '{client}': {handler} failed on attempt {attempt} to handle an event on {channel}, and will try again in {pause}: {failure}")]
    public static partial void Retry(ILogger logger, string client, string handler, int attempt, string channel, TimeSpan pause, string failure);

    [LoggerMessage(304, LogLevel.Error, "The client '{client}': an event on {channel} for {handler} became a dead letter after {attempts} attempts: {failure}")]
    public static partial void DeadLettered(ILogger logger, string client, string handler, string channel, int attempts, string failure);

    [LoggerMessage(305, LogLevel.Error, "The client '{client}': {handler} skipped an event on {channel} after {attempts} attempts, so the event is lost: {failure}")]
    public static partial void Skipped(ILogger logger, string client, string handler, string channel, int attempts, string failure);

    [LoggerMessage(306, LogLevel.Warning, "The client '{client}': the gap handler failed to handle a gap on {channel} (attempt {attempt}), and will be called again in {pause}: {failure}")]
    public static partial void GapRetry(ILogger logger, string client, string channel, int attempt, TimeSpan pause, string failure);

    [LoggerMessage(307, LogLevel.Warning, "The client '{client}': {handler} has handled an event on {channel}, but the event could not be acknowledged, because the client had already stopped reading or has lost its lease; the event will be delivered again.")]
    public static partial void AcknowledgedTooLate(ILogger logger, string client, string handler, string channel);

    [LoggerMessage(308, LogLevel.Warning, "The client '{client}': HandlerOptions.Key of {handler} threw an exception, so the event waits for all earlier events: {failure}")]
    public static partial void KeyFailed(ILogger logger, string client, string handler, string failure);

    [LoggerMessage(309, LogLevel.Warning, "The client '{client}': RetryOptions.IsTransient of {handler} threw an exception, so another attempt will be made: {failure}")]
    public static partial void PredicateFailed(ILogger logger, string client, string handler, string failure);

    [LoggerMessage(310, LogLevel.Warning, "The client '{client}': handlers did not end in time; {events} events are not acknowledged and will be delivered again.")]
    public static partial void Abandoned(ILogger logger, string client, int events);

    [LoggerMessage(311, LogLevel.Warning, "The client '{client}' could not stop cleanly: {failure}")]
    public static partial void StopFailed(ILogger logger, string client, string failure);

    [LoggerMessage(312, LogLevel.Warning, "The client '{client}' has no replay store, so its positions are lost when the application restarts, and its handlers then receive events again. To store the positions, add UseReplayStore.")]
    public static partial void PositionsInMemory(ILogger logger, string client);

    [LoggerMessage(313, LogLevel.Warning, "The client '{client}': these settings have changed, and will take effect after a restart: {keys}")]
    public static partial void NeedsRestart(ILogger logger, string client, string keys);

    [LoggerMessage(314, LogLevel.Information, "The client '{client}': these login settings have changed, and will take effect at the next login: {keys}")]
    public static partial void LoginChanged(ILogger logger, string client, string keys);

    [LoggerMessage(315, LogLevel.Warning, "The client '{client}': {count} dead letters were removed from {file}, because they were older than {age}.")]
    public static partial void LettersExpired(ILogger logger, string client, int count, string file, TimeSpan age);

    [LoggerMessage(316, LogLevel.Warning, "The client '{client}' did not stop within HostOptions.ShutdownTimeout, and the host no longer waits for it. Events that are not acknowledged will be delivered again.")]
    public static partial void StopTooLong(ILogger logger, string client);

    [LoggerMessage(317, LogLevel.Information, "The client '{client}': {handler} did not finish attempt {attempt} to handle an event on {channel} before the client stopped; the event will be delivered again: {failure}")]
    public static partial void LeftAtTheEnd(ILogger logger, string client, string handler, int attempt, string channel, string failure);

    [LoggerMessage(318, LogLevel.Information, "The client '{client}' is waiting for the lease '{lease}', and will start when it has acquired the lease.")]
    public static partial void StandsBy(ILogger logger, string client, string lease);

    [LoggerMessage(319, LogLevel.Information, "The client '{client}' has acquired the lease '{lease}' with epoch {epoch}, and is starting.")]
    public static partial void LeaseAcquired(ILogger logger, string client, string lease, long epoch);

    [LoggerMessage(320, LogLevel.Warning, "The client '{client}' has lost the lease '{lease}'. The client cancels its handlers, acknowledges no more events, and waits for the lease again. Reason: {reason}")]
    public static partial void LeaseLost(ILogger logger, string client, string lease, string reason);

    [LoggerMessage(321, LogLevel.Warning, "The client '{client}' could not acquire the lease '{lease}', and will try again in {pause}: {error}: {failure}")]
    public static partial void AcquiresAgain(ILogger logger, string client, string lease, TimeSpan pause, StreamingError error, string failure);

    [LoggerMessage(322, LogLevel.Information, "The client '{client}' has released the lease '{lease}'.")]
    public static partial void LeaseReleased(ILogger logger, string client, string lease);

    [LoggerMessage(323, LogLevel.Warning, "The client '{client}' could not release the lease '{lease}'; the lease will end by itself: {failure}")]
    public static partial void ReleaseFailed(ILogger logger, string client, string lease, string failure);

    [LoggerMessage(324, LogLevel.Warning, "The client '{client}': an event on {channel} for {handler} could not be stored as a dead letter; the next attempt will be made in {pause}: {failure}")]
    public static partial void StoresLetterAgain(ILogger logger, string client, string channel, string handler, TimeSpan pause, string failure);
}
