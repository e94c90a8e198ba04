using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;

namespace TypedStreaming.Routing;

/// <summary>
/// A consumer that cannot resume, because the server no longer knows its replay id, and the new start position that the application chooses for it.
/// </summary>
/// <param name="consumer">The consumer.</param>
/// <param name="invalid">The replay id that is not valid, and why.</param>
/// <param name="isSettled">True if everything up to the replay id was received. Otherwise, events before this id, or with the same id, may be missing
/// too.</param>
/// <param name="refusal">The error that ends the consumer if the application chooses no other start.</param>
internal sealed class RefusedStart(RoutedConsumer consumer, InvalidReplay invalid, bool isSettled, StreamingException refusal)
{
    private StartingPoint? _start;

    /// <summary>
    /// Creates an instance for a CometD consumer whose start was refused. In this case, the consumer's place in the channel contains the refused
    /// replay id.
    /// </summary>
    public RefusedStart(RoutedConsumer consumer, GapCause cause, StreamingException refusal)
        : this(consumer, InvalidOf(consumer, cause, refusal), consumer.Place.Settled is >= 0, refusal)
    {
    }

    public RoutedConsumer Consumer => consumer;

    /// <summary>The failure that ends the consumer, or null if the consumer starts again.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>
    /// Determines where the consumer continues, either from the consumer's options or, if the options specify this, by calling an application
    /// callback. The method never runs on the poll loop, because it can call application code.
    /// </summary>
    /// <param name="now">The server's time.</param>
    /// <param name="timeout">The time limit of the application's code.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task DecideAsync(DateTimeOffset now, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var from = await consumer.Options.InvalidReplayOrDefault.DecideAsync(invalid, cancellationToken).AsTask()
                .WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
            if (from is null) Failure = refusal;
            else _start = InvalidPosition.Restart(invalid, from, now);
        }
        catch (TimeoutException e)
        {
            Failure = ProgramCallback.Failed(
                nameof(EventsOptions.OnInvalidReplay), invalid.Channel, $"did not return within {timeout.TotalSeconds:0.###} s (RecoveryTimeout)", e);
        }
        catch (StreamingException e)
        {
            Failure = e;
        }
    }

    /// <summary>Lets the consumer continue at the position that the application has chosen. Used by the poll loop only.</summary>
    /// <returns>The gap that the decision causes.</returns>
    public Gap Apply()
    {
        var gap = isSettled ? _start!.Gap! : _start!.Gap! with { AfterReplayId = null, AfterOpaqueId = null };
        consumer.StartAt(_start);
        consumer.Stage = ConsumerStage.Waiting;
        consumer.ReportGap(gap);
        return gap;
    }

    private static InvalidReplay InvalidOf(RoutedConsumer consumer, GapCause cause, StreamingException refusal) => new()
    {
        Channel = consumer.Channel.Full,
        ReplayId = (consumer.Place.Settled is >= 0 and var settled ? settled : consumer.Place.AnyKnown) ?? throw new ArgumentException("The consumer whose start was refused has no replay id.", nameof(consumer)),
        Cause = cause,
        ServerText = refusal.ServerText,
    };
}
