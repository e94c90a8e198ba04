using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;

namespace TypedStreaming.Routing;

/// <summary>
/// A consumer that cannot resume because the server no longer knows its replay id, with the new start that its program decides on.
/// </summary>
internal sealed class RefusedStart(RoutedConsumer consumer, GapCause cause, StreamingException refusal)
{
    private readonly InvalidReplay _invalid = new()
    {
        Channel = consumer.Channel.Full,
        ReplayId = (consumer.Place.Settled is >= 0 and var settled ? settled : consumer.Place.AnyKnown) ?? throw new ArgumentException("The refused consumer has no replay id.", nameof(consumer)),
        Cause = cause,
        ServerText = refusal.ServerText,
    };

    /// <summary>True if everything up to the replay id was received. Otherwise, events before this id, or with the same id, may be missing too.</summary>
    private readonly bool _isSettled = consumer.Place.Settled is >= 0;

    private StartingPoint? _start;

    public RoutedConsumer Consumer => consumer;

    /// <summary>The failure that ends the consumer, or null if the consumer starts again.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>
    /// Determines where the consumer continues, by the consumer's options or, if they specify this, by a callback of the program. The method never
    /// runs on the poll loop, because it can call the program's code.
    /// </summary>
    /// <param name="now">The server's time.</param>
    /// <param name="timeout">The time limit of the program's code.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task DecideAsync(DateTimeOffset now, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var from = await consumer.Options.InvalidReplayOrDefault.DecideAsync(_invalid, cancellationToken).AsTask()
                .WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
            if (from is null) Failure = refusal;
            else _start = InvalidPosition.Restart(_invalid, from, now);
        }
        catch (TimeoutException e)
        {
            Failure = ProgramCallback.Failed(
                nameof(EventsOptions.OnInvalidReplay), _invalid.Channel, $"did not return within {timeout.TotalSeconds:0.###} s (RecoveryTimeout)", e);
        }
        catch (StreamingException e)
        {
            Failure = e;
        }
    }

    /// <summary>Lets the consumer continue where its program decided. Used by the poll loop only.</summary>
    /// <returns>The gap that the decision causes.</returns>
    public Gap Apply()
    {
        var gap = _isSettled ? _start!.Gap! : _start!.Gap! with { AfterReplayId = null };
        consumer.StartAt(_start);
        consumer.Stage = ConsumerStage.Waiting;
        consumer.ReportGap(gap);
        return gap;
    }
}
