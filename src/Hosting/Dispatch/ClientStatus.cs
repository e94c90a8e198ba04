namespace TypedStreaming.Hosting.Dispatch;

/// <summary>The state of a client, which its health check reads.</summary>
internal sealed class ClientStatus(TimeProvider time)
{
    private readonly Lock _gate = new();
    private ClientStatusValues _values = new(ClientState.Stopped, time.GetUtcNow(), null, false, false);

    public ClientStatusValues Values
    {
        get
        {
            lock (_gate) return _values;
        }
    }

    /// <summary>Stores a change in the client's state. During an outage, the time at which the outage began is kept.</summary>
    public void Change(StateChange change)
    {
        lock (_gate)
        {
            var next = _values with { State = change.State };
            _values = next with
            {
                Since = next.IsOutage && _values.IsOutage ? _values.Since : change.At,
                LastCause = change.Cause?.Error ?? _values.LastCause,
                IsTryingAgain = _values.IsTryingAgain && change.State != ClientState.Connected,
            };
        }
    }

    /// <summary>Records that the client is not started, because it is waiting for its lease.</summary>
    public void StandBy()
    {
        lock (_gate) _values = new ClientStatusValues(ClientState.Stopped, time.GetUtcNow(), _values.LastCause, _values.HasFinalError, false);
    }

    public void Fail(StreamingError? cause)
    {
        lock (_gate) _values = _values with { LastCause = cause ?? _values.LastCause, HasFinalError = true };
    }

    /// <summary>Records a transient failure, after which the client is started again.</summary>
    public void TriesAgain(StreamingError cause)
    {
        lock (_gate) _values = _values with { IsTryingAgain = true, LastCause = cause };
    }
}
