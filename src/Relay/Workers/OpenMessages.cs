namespace TypedStreaming.Relay.Workers;

/// <summary>The messages of one reader that are being handled or wait for a handler.</summary>
internal sealed class OpenMessages
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, WorkerMessage> _messages = new(StringComparer.Ordinal);
    private TaskCompletionSource? _empty;

    public int Count
    {
        get
        {
            lock (_gate) return _messages.Count;
        }
    }

    /// <summary>Attaches a copy of an event to the message that is being handled. Returns false if the event is not being handled.</summary>
    public bool TryAttach(string identity, ReceivedMessage copy)
    {
        lock (_gate)
        {
            if (!_messages.TryGetValue(identity, out var message)) return false;
            message.Copies.Add(copy);
            return true;
        }
    }

    public void Add(WorkerMessage message)
    {
        lock (_gate) _messages.Add(message.Content.Identity, message);
    }

    /// <summary>Removes a message whose handling has ended.</summary>
    /// <returns>The message itself and its copies, which are acknowledged together.</returns>
    public IReadOnlyList<ReceivedMessage> Remove(WorkerMessage message)
    {
        TaskCompletionSource? empty = null;
        IReadOnlyList<ReceivedMessage> received;
        lock (_gate)
        {
            _messages.Remove(message.Content.Identity);
            received = [message.Received, .. message.Copies];
            if (_messages.Count == 0) (empty, _empty) = (_empty, null);
        }

        empty?.TrySetResult();
        return received;
    }

    /// <summary>Waits until no message is being handled.</summary>
    public Task EmptyAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_messages.Count == 0) return Task.CompletedTask;
            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task.WaitAsync(cancellationToken);
        }
    }
}
