using Microsoft.Extensions.Logging;
using TypedStreaming.Routing;

namespace TypedStreaming.Consumers;

/// <summary>
/// The events of all explicit subscriptions, in the order of their arrival. This class keeps track of the queue that has the next event. An event
/// counts as acknowledged when it is taken; no position is stored.
/// </summary>
/// <param name="logger">The logger that reports events that cannot be read.</param>
internal sealed class ExplicitEvents(ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly Queue<Turn> _turns = new();
    private TaskCompletionSource? _waiting;
    private Exception? _cause;
    private bool _isCompleted;
    private bool _hidesRest;

    /// <summary>The guard that prevents two enumerations of <c>Events()</c> from running at the same time.</summary>
    public OneAtATime Enumeration { get; } = new("Events()");

    /// <summary>Records that a consumer's queue has new events. The poll loop calls this method.</summary>
    public void Arrive(ExplicitConsumer consumer, int count)
    {
        if (count > 0) Add(new Turn(consumer, count, null));
    }

    /// <summary>Records that a subscription ended with a failure.</summary>
    public void Fail(Exception cause) => Add(new Turn(null, 1, cause));

    /// <summary>Ends the sequence, because the client has stopped or failed. Only the first call has an effect.</summary>
    /// <param name="cause">The exception that the reader gets at the end, or null for a normal end.</param>
    /// <param name="discard">True if queued events are withheld from the reader.</param>
    public void Complete(Exception? cause, bool discard)
    {
        lock (_gate)
        {
            if (_isCompleted) return;
            (_isCompleted, _cause, _hidesRest) = (true, cause, discard);
            WakeUnderLock();
        }
    }

    /// <summary>Waits for the next event of any explicit subscription.</summary>
    /// <returns>The event, or null after a normal end.</returns>
    /// <exception cref="Exception">The failure that ended a channel or the run.</exception>
    public async ValueTask<BayeuxMessage?> NextAsync(CancellationToken cancellationToken)
    {
        while (await WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            var turn = Take();
            if (turn.Fault is { } fault) throw fault;
            if (turn.Consumer is not { Queue: var queue } consumer || !queue.TryTake(out var taken)) continue;
            var error = taken.Entry.Details?.Error;
            queue.AcknowledgeInOrder(taken);
            queue.Flush();
            if (error is not null) await SkippedEvent.SkipAsync(error, consumer.Options.OnDecodeError, logger, cancellationToken).ConfigureAwait(false);
            else if (taken.Value is { } message) return message;
        }

        return null;
    }

    private void Add(Turn turn)
    {
        lock (_gate)
        {
            _turns.Enqueue(turn);
            WakeUnderLock();
        }
    }

    private Turn Take()
    {
        lock (_gate)
        {
            if (!_turns.TryPeek(out var turn)) return new Turn(null, 0, null);
            if (turn.Count <= 1) return _turns.Dequeue();
            turn.Count--;
            return turn with { Count = 1 };
        }
    }

    private async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task arrival;
            lock (_gate)
            {
                if (_turns.Count > 0 && !_hidesRest) return true;
                if (_isCompleted) return _cause is null ? false : throw _cause;
                _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = _waiting.Task;
            }

            await arrival.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void WakeUnderLock()
    {
        _waiting?.TrySetResult();
        _waiting = null;
    }

    private sealed record Turn(ExplicitConsumer? Consumer, int Count, Exception? Fault)
    {
        public int Count { get; set; } = Count;
    }
}
