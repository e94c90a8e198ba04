using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using TypedStreaming.Replay;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Subscriptions;

/// <summary>The events of a consumer as a program enumerates them: asking for the next one acknowledges the last.</summary>
internal static class EventStream
{
    public static async IAsyncEnumerable<T> EventsAsync<T>(
        Consumption<T> consumption, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await consumption.MoveAsync(cancellationToken).ConfigureAwait(false))
        {
            if (consumption.Current.Gap is { } gap) throw new GapEventException(gap, consumption.AcknowledgeCurrent());
            if (consumption.Current.Error is { } error)
                await SkipAsync(error, consumption.Options.OnDecodeError, consumption.Logger, cancellationToken).ConfigureAwait(false);
            else yield return consumption.Current.Event!;
            // Here when the next event is asked for, before the token is looked at: a loop that was left does not come here.
            consumption.Acknowledge();
        }
    }

    /// <summary>Leaves an event out that cannot be read, if its program wants that.</summary>
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
