using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using TypedStreaming.Replay;
using TypedStreaming.Routing;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Consumers;

/// <summary>
/// Reads the queue of an open consumer on behalf of an enumeration: takes events, reports gaps, skips duplicates and acknowledges events. Disposing
/// the reader ends the consumer. Only one enumeration uses the reader at a time.
/// </summary>
internal sealed class QueueReader<T>(
    IEventSource source, NameTable names, NamedConsumer? named, QueueingConsumer<T> consumer, RemainingEvents<T> events, ILogger logger, ClientMetrics metrics)
    : IAsyncDisposable
{
    private readonly EventQueue<T> _queue = events.Queue;
    private readonly MeasuredConsumer<T> _measured = new(consumer, named);
    private TakenEntry<T> _taken;
    private bool _hasTaken;
    private bool _isInHand;
    private (Gap Gap, TakenEntry<T>? Entry)? _gap;
    private Exception? _thrown;
    private long _doneFloor;
    private int _disposed;

    public string Channel => consumer.Channel.Full;

    public EventsOptions Options => consumer.Options;

    public ILogger Logger => logger;

    /// <summary>True if the server confirmed the subscription; false if the consumer ended before that.</summary>
    public bool IsOpened => consumer.Opened is { IsCompletedSuccessfully: true, Result: true };

    /// <summary>The failure that ended the consumer, or null.</summary>
    public Exception? Cause => consumer.Cause;

    /// <summary>The event that was taken from the queue and is given to the application.</summary>
    public ref readonly TakenEntry<T> Taken => ref _taken;

    public EntryDetails? Details => _taken.Entry.Details;

    /// <summary>The gap directly before the current event, if events may be missing there.</summary>
    public Gap? Gap => Details?.GapBefore;

    /// <summary>Starts the metrics of the consumer. The metrics of a short-lived (ephemeral) consumer do not contain a consumer name.</summary>
    public void Measure() =>
        consumer.Series = metrics.Open(consumer.Channel.Topic, Options.IsEphemeral ? SeriesTags.Ephemeral : Options.Name, _measured);

    /// <summary>Takes the next event, if one is queued and it can be given to the application without further checks.</summary>
    public bool TryMovePlain()
    {
        if (source.IsStopped || _queue.HidesRest || _gap is not null || _hasTaken) return false;
        if (!_queue.TryTake(out _taken)) return false;
        _isInHand = _taken.Entry.Details is not { IsPlain: false };
        _hasTaken = !_isInHand;
        return _isInHand;
    }

    /// <summary>Waits for the next event. Gaps before the event are reported to the application.</summary>
    /// <returns>False after a normal end.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> MoveAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (_hasTaken || await _queue.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!_hasTaken && !_queue.TryTake(out _taken)) continue;
                _hasTaken = true;
                if (!await IsForProgramAsync(cancellationToken).ConfigureAwait(false)) continue;
                (_hasTaken, _isInHand) = (false, true);
                return true;
            }

            return false;
        }
        catch (StreamingException e)
        {
            _thrown = e;
            throw;
        }
    }

    /// <summary>
    /// Returns true if the application can get the current event now, because the number of unacknowledged events does not exceed the limit.
    /// </summary>
    public bool MayBeOut()
    {
        if (_taken.Arrival - _doneFloor < Options.MaxUnacknowledged) return true;
        var isOut = _queue.OutCount;
        _doneFloor = _taken.Arrival + 1 - isOut;
        return isOut <= Options.MaxUnacknowledged;
    }

    /// <summary>Moves back to the oldest unacknowledged event, for another enumeration of the same consumer.</summary>
    public void Rewind()
    {
        _queue.Rewind();
        (_hasTaken, _isInHand, _gap, _doneFloor) = (false, false, null, 0);
    }

    /// <summary>Acknowledges the current event, if there is one, because the application asks for the next event.</summary>
    public void AcknowledgeInHand()
    {
        if (!_isInHand) return;
        _isInHand = false;
        if (named is not null) named.AcknowledgeInOrder(events, _taken);
        else _queue.AcknowledgeInOrder(_taken);
    }

    /// <summary>
    /// Leaves the current event unacknowledged. The application acknowledges it later, with the delivery or the exception that was passed to it.
    /// </summary>
    public void LeaveInHand() => _isInHand = false;

    /// <summary>Returns an action that acknowledges the current event. The application can call it at any time.</summary>
    public Action AcknowledgeLater()
    {
        var taken = Escape();
        return () => Acknowledge(taken);
    }

    /// <summary>Returns the current event in a form that can be acknowledged at any later time.</summary>
    public TakenEntry<T> Escape()
    {
        _taken.Chunk.IsEscaped = true;
        return _taken;
    }

    public void Acknowledge(in TakenEntry<T> taken)
    {
        if (named is not null) named.Acknowledge(events, taken);
        else _queue.Acknowledge(taken);
    }

    /// <summary>Ends the consumer. Unread and unacknowledged events remain for the next consumer with the same name.</summary>
    /// <exception cref="StreamingException">An acknowledged position could not be saved.</exception>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        metrics.Close(_measured);
        source.Detach(consumer);
        consumer.Complete(null, discard: true);
        _queue.Rewind();
        try
        {
            if (named is not null) await names.LeaveAsync(named).ConfigureAwait(false);
        }
        catch (StreamingException e) when (e == _thrown)
        {
            return; // The enumeration has already thrown it.
        }
    }

    /// <summary>
    /// Returns true if the application gets the current entry of the queue. A duplicate of an event is skipped. A gap is reported to the
    /// application's callback or, if there is no callback, with the next event. A gap event is given to the application.
    /// </summary>
    private async ValueTask<bool> IsForProgramAsync(CancellationToken cancellationToken)
    {
        var details = Details;
        if (details?.Gap is { IsEvent: false } gap)
        {
            await ReportAsync(gap, cancellationToken).ConfigureAwait(false);
            PassGap(gap);
            return false;
        }

        if (details is { IsCopy: true } or { IsMark: true })
        {
            Drop();
            return false;
        }

        if (details?.Gap is { } gapEvent)
        {
            await ReportAsync(gapEvent, cancellationToken).ConfigureAwait(false);
            if (Options.OnGap is not null)
            {
                Drop();
                return false;
            }
        }

        CarryGap();
        return true;
    }

    /// <summary>
    /// Keeps a gap, and reports it to the application together with the next event. If no event arrives, the next enumeration gets the gap again,
    /// unless it was reported to the callback. Two gaps without an event between them are combined, because an event can report only one gap.
    /// </summary>
    private void PassGap(Gap gap)
    {
        if (Options.OnGap is not null)
        {
            LetGapGo();
            _gap = (gap, null);
            Drop();
        }
        else if (_gap is ({ } before, { } entry))
        {
            var both = gap.After(before);
            entry.Entry.Details = new EntryDetails { Gap = both };
            _gap = (both, entry);
            Drop();
        }
        else
        {
            (_gap, _hasTaken) = ((gap, _taken), false);
        }
    }

    /// <summary>Adds the preceding gap to the current event. A gap event is left unchanged, because it has its own gap.</summary>
    private void CarryGap()
    {
        if (_gap is not var (gap, _) || Details?.Gap is not null) return;
        (_taken.Entry.Details ??= new EntryDetails()).GapBefore = gap;
        LetGapGo();
    }

    private void LetGapGo()
    {
        if (_gap is { Entry: { } entry }) _queue.AcknowledgeInOrder(entry);
        _gap = null;
    }

    /// <summary>Skips the current event: the application does not get it, and the position moves past it.</summary>
    private void Drop()
    {
        (_hasTaken, _isInHand) = (false, true);
        AcknowledgeInHand();
    }

    private async ValueTask ReportAsync(Gap gap, CancellationToken cancellationToken)
    {
        SubscriptionLog.Gap(logger, gap);
        if (Options.OnGap is { } callback)
        {
            await ProgramCallback
                .RunAsync(nameof(EventsOptions.OnGap), Channel, () => callback(gap, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    public StreamingException TooMany()
    {
        var oldest = _queue.OldestOut;
        return new StreamingException(
            StreamingError.TooManyUnacknowledged,
            $"{consumer.Description} has reached the limit of unacknowledged deliveries ({nameof(EventsOptions.MaxUnacknowledged)}). The oldest one has replay id "
            + $"{oldest?.Id ?? UtcText.Unknown} and the date {UtcText.Of(oldest?.At)}: acknowledge it.") { Channel = Channel };
    }
}
