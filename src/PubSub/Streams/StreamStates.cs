using TypedStreaming.Watching;

namespace TypedStreaming.PubSub.Streams;

/// <summary>
/// Derives the client's state from the states of its streams: the client is connected as long as no stream is recovering. Any thread can use the
/// object.
/// </summary>
internal sealed class StreamStates(StateFeed feed, object run)
{
    private readonly Lock _gate = new();

    /// <summary>The streams that have opened a call or failed: true if the stream works, false if it is recovering.</summary>
    private readonly Dictionary<object, bool> _works = [];

    private bool _isConnected;

    /// <summary>Records that the client has logged in.</summary>
    public void Connected()
    {
        lock (_gate)
        {
            _isConnected = true;
            feed.Change(run, ClientState.Connected, null, null);
        }
    }

    /// <summary>Records that a stream is waiting before its next attempt.</summary>
    public void Waiting(object stream, StreamingException cause, TimeSpan delay)
    {
        lock (_gate)
        {
            if (!_isConnected) return;
            _works[stream] = false;
            feed.Change(run, ClientState.Paused, cause, delay);
        }
    }

    /// <summary>Records that a stream is trying to recover.</summary>
    public void Recovering(object stream, StreamingException cause)
    {
        lock (_gate)
        {
            if (!_isConnected) return;
            _works[stream] = false;
            feed.Change(run, ClientState.Recovering, cause, null);
        }
    }

    /// <summary>Records that the server has accepted a stream, or has sent a response on it.</summary>
    public void Settled(object stream)
    {
        lock (_gate)
        {
            if (_works.GetValueOrDefault(stream)) return; // Most responses come on a stream that works.
            _works[stream] = true;
            ReportConnected();
        }
    }

    /// <summary>
    /// Records that a stream has opened a call that did not fail immediately. For a stream that is recovering, this is not sufficient: see
    /// <see cref="Settled"/>.
    /// </summary>
    public void Opened(object stream)
    {
        lock (_gate)
        {
            if (_works.TryAdd(stream, true)) ReportConnected();
        }
    }

    /// <summary>
    /// Records that a stream has ended. If it was recovering, its end does not mean that the connection works again: the client is connected again
    /// only if another stream works.
    /// </summary>
    public void Ended(object stream)
    {
        lock (_gate)
        {
            if (_works.Remove(stream, out var worked) && !worked && _works.ContainsValue(true)) ReportConnected();
        }
    }

    /// <summary>Records that the client has stopped or failed. Later changes to streams have no effect.</summary>
    public void End(ClientState state, StreamingException? cause)
    {
        lock (_gate)
        {
            _isConnected = false;
            feed.Change(run, state, cause, null);
        }
    }

    private void ReportConnected()
    {
        if (_isConnected && !_works.ContainsValue(false)) feed.Change(run, ClientState.Connected, null, null);
    }
}
