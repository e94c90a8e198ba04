using Microsoft.Extensions.Logging;
using TypedStreaming.Replay;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Subscriptions;

/// <summary>
/// One consumer at work: its place in the table, its position, and the events that the program has and has not
/// acknowledged. Used by one enumeration at a time; acknowledgements may come from anywhere.
/// </summary>
internal sealed class Consumption<T> : IAsyncDisposable
{
    private readonly SubscriptionTable _table;
    private readonly PositionKeeper _keeper;
    private readonly QueueingConsumer<T> _consumer;
    private readonly HeldEvents<T> _held;
    private Gap? _gap;
    private Exception? _thrown;
    private int _disposed;

    internal Consumption(SubscriptionTable table, PositionKeeper keeper, QueueingConsumer<T> consumer, HeldEvents<T> held)
    {
        (_table, _keeper, _consumer, _held) = (table, keeper, consumer, held);
        held.MoveInto(consumer.Queue, consumer.Budget);
        keeper.OnFailure(failure => consumer.Complete(failure, discard: true));
        if (consumer.Start.Gap is { } gap) consumer.ReportGap(gap);
    }

    public string Channel => _consumer.Channel.Full;

    public EventsOptions Options => _consumer.Options;

    public ILogger Logger => _table.Logger;

    /// <summary>Whether the server confirmed the subscription; if not, the consumer is over.</summary>
    public bool IsConfirmed => _consumer.Confirmed is { IsCompletedSuccessfully: true, Result: not null };

    /// <summary>Why the consumer ended, if something went wrong.</summary>
    public Exception? Cause => _consumer.Cause;

    /// <summary>The event that the program is to get.</summary>
    public ReceivedEvent<T> Current { get; private set; }

    /// <summary>What <see cref="Current"/> is acknowledged by.</summary>
    public DeliveryTicket Ticket { get; private set; }

    /// <summary>What may be missing before <see cref="Current"/>.</summary>
    public Gap? Gap { get; private set; }

    /// <summary>Waits for the next event, and tells the program of gaps on the way.</summary>
    /// <returns>False at a plain end.</returns>
    public async ValueTask<bool> MoveAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _consumer.Queue.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!_consumer.Queue.TryHold(out var received, out var bytes, out var budget)) continue;
                if (await TakeOrPutBackAsync(received, bytes, budget, cancellationToken).ConfigureAwait(false)) return true;
            }

            return false;
        }
        catch (StreamingException e)
        {
            _thrown = e;
            throw;
        }
    }

    /// <summary>Gives what was not acknowledged again, to another enumeration.</summary>
    public void Rewind() => _held.PutBack();

    public void Acknowledge() => _held.Acknowledge(Ticket);

    /// <summary>Acknowledges what is current now, whenever it is called.</summary>
    public Action AcknowledgeCurrent()
    {
        var ticket = Ticket;
        return () => _held.Acknowledge(ticket);
    }

    public void Acknowledge(DeliveryTicket ticket) => _held.Acknowledge(ticket);

    /// <summary>Ends the consumer; what it has not taken or not acknowledged stays for the next one of its name.</summary>
    /// <exception cref="StreamingException">What was acknowledged could not be saved.</exception>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        _held.Leave(Untold().Concat(_consumer.Queue.Close()));
        _table.Detach(_consumer);
        try
        {
            await _keeper.LeaveAsync().ConfigureAwait(false);
        }
        catch (StreamingException e) when (e == _thrown)
        {
            return; // The enumeration has thrown it.
        }
    }

    /// <summary>What the program cannot get now waits for the next enumeration, at its place.</summary>
    private async ValueTask<bool> TakeOrPutBackAsync(ReceivedEvent<T> received, int bytes, ByteBudget budget, CancellationToken cancellationToken)
    {
        try
        {
            if (received.Gap is { } gap && !received.IsGapEvent)
            {
                await ReportAsync(gap, cancellationToken).ConfigureAwait(false);
                _gap = gap;
                return false;
            }

            if (!Take(received, bytes)) return false;
        }
        catch
        {
            _consumer.Queue.Return(bytes, budget);
            _consumer.Queue.PutBack([(received, bytes)], budget);
            throw;
        }

        return await IsForProgramAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// A copy is nobody's. A gap event is told by the callback, if there is one; else it is the program's to take as it is.
    /// What was missing before either is said with the next event.
    /// </summary>
    private async ValueTask<bool> IsForProgramAsync(CancellationToken cancellationToken)
    {
        var (gap, isCopy) = (Current.Gap, Current.IsCopy);
        if (gap is null && !isCopy) return true;
        (Gap, _gap) = (gap, Gap);
        if (gap is not null) await ReportAsync(gap, cancellationToken).ConfigureAwait(false);
        if (!isCopy && Options.OnGap is null) return true;
        Acknowledge();
        return false;
    }

    /// <summary>A gap that only the next delivery would have told of.</summary>
    private IEnumerable<(ReceivedEvent<T> Item, int Bytes)> Untold() =>
        _gap is { } gap && Options.OnGap is null ? [(new ReceivedEvent<T> { Gap = gap }, 0)] : [];

    private bool Take(in ReceivedEvent<T> received, int bytes)
    {
        if (!_held.TryTake(received, bytes, out var ticket)) return false;
        (Current, Ticket, Gap, _gap) = (received, ticket, _gap, null);
        received.Error?.AcknowledgeBy(() => _held.Acknowledge(ticket));
        return true;
    }

    private async ValueTask ReportAsync(Gap gap, CancellationToken cancellationToken)
    {
        if (gap.RenumbersIds) _held.Renumber();
        SubscriptionLog.Gap(_table.Logger, gap);
        if (Options.OnGap is { } callback)
        {
            await ProgramCallback
                .RunAsync(nameof(EventsOptions.OnGap), Channel, () => callback(gap, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }
}
