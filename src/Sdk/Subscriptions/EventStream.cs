using System.Runtime.CompilerServices;
using TypedStreaming.Errors;
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
            if (consumption.Current.Error is { } error) await SkipAsync(consumption, error, cancellationToken).ConfigureAwait(false);
            else yield return consumption.Current.Event!;
            // Here when the next event is asked for, before the token is looked at: a loop that was left does not come here.
            consumption.Acknowledge();
        }
    }

    /// <exception cref="EventDecodeException">The program wants it thrown.</exception>
    private static async ValueTask SkipAsync<T>(Consumption<T> consumption, EventDecodeException error, CancellationToken cancellationToken)
    {
        var skipped = consumption.Options.OnDecodeError.Skipped ?? throw error;
        await ProgramCallback
            .RunAsync(nameof(EventsOptions.OnDecodeError), consumption.Channel, () => skipped(error, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        SubscriptionLog.Skipped(consumption.Logger, consumption.Channel, consumption.Current.ReplayId, error.Member);
    }
}
