namespace TypedStreaming.Relay.Workers;

/// <summary>The messages of one reader that are being handled or are waiting for a handler.</summary>
internal sealed class OpenMessages
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, WorkerMessage> _newest = new(StringComparer.Ordinal);
    private TaskCompletionSource? _empty;
    private int _count;

    public int Count
    {
        get
        {
            lock (_gate) return _count;
        }
    }

    /// <summary>
    /// Attaches a duplicate to the message in which the same event is already being handled, so that both are acknowledged together. Returns false if
    /// the event is not being handled, or if the relay has begun to repeat older events since the message arrived.
    /// </summary>
    public bool TryAttach(string identity, int repetition, ReceivedMessage copy)
    {
        lock (_gate)
        {
            if (!_newest.TryGetValue(identity, out var message) || message.Repetition != repetition) return false;
            message.Copies.Add(copy);
            return true;
        }
    }

    public void Add(WorkerMessage message)
    {
        lock (_gate)
        {
            _newest[message.Content.Identity] = message;
            _count++;
        }
    }

    /// <summary>Removes a message whose handling has ended.</summary>
    /// <returns>The message itself and its copies, which are acknowledged together.</returns>
    public IReadOnlyList<ReceivedMessage> Remove(WorkerMessage message)
    {
        TaskCompletionSource? empty = null;
        IReadOnlyList<ReceivedMessage> received;
        lock (_gate)
        {
            if (_newest.TryGetValue(message.Content.Identity, out var newest) && newest == message) _newest.Remove(message.Content.Identity);
            received = [message.Received, .. message.Copies];
            if (--_count == 0) (empty, _empty) = (_empty, null);
        }

        empty?.TrySetResult();
        return received;
    }

    /// <summary>Waits until no message is being handled.</summary>
    public Task EmptyAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_count == 0) return Task.CompletedTask;
            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task.WaitAsync(cancellationToken);
        }
    }
}
