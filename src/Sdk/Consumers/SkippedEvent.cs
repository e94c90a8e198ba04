using Microsoft.Extensions.Logging;
using TypedStreaming.Replay;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Consumers;

/// <summary>Skips an event that cannot be read, if the consumer's options specify that such events are skipped.</summary>
internal static class SkippedEvent
{
    /// <param name="error">The error of the event.</param>
    /// <param name="handling">The handling that the application chose.</param>
    /// <param name="logger">The logger that reports the skipped event.</param>
    /// <param name="cancellationToken">Ends the application's callback.</param>
    /// <exception cref="EventDecodeException">The application's options ask for the exception.</exception>
    public static async ValueTask SkipAsync(EventDecodeException error, DecodeErrorHandling handling, ILogger logger, CancellationToken cancellationToken)
    {
        var (skipped, channel) = (handling.Skipped ?? throw error, error.Metadata.Channel);
        await ProgramCallback
            .RunAsync(nameof(EventsOptions.OnDecodeError), channel, () => skipped(error, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        SubscriptionLog.Skipped(logger, channel, error.Metadata.ReplayId, error.Member);
    }
}
