using Microsoft.Extensions.Logging;
using TypedStreaming.Replay;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Consumers;

/// <summary>Leaves an event out that cannot be read, if its program wants that.</summary>
internal static class SkippedEvent
{
    /// <param name="error">What is wrong with the event.</param>
    /// <param name="handling">What the program wants.</param>
    /// <param name="logger">Hears of it.</param>
    /// <param name="cancellationToken">Ends the program's callback.</param>
    /// <exception cref="EventDecodeException">The program wants it thrown.</exception>
    public static async ValueTask SkipAsync(EventDecodeException error, DecodeErrorHandling handling, ILogger logger, CancellationToken cancellationToken)
    {
        var (skipped, channel) = (handling.Skipped ?? throw error, error.Metadata.Channel);
        await ProgramCallback
            .RunAsync(nameof(EventsOptions.OnDecodeError), channel, () => skipped(error, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        SubscriptionLog.Skipped(logger, channel, error.Metadata.ReplayId, error.Member);
    }
}
