namespace TypedStreaming.RabbitMq;

/// <summary>The publications of a channel that the server has not confirmed, by the numbers that it counts from 1. Any thread may use it.</summary>
internal sealed class Confirmations
{
    private readonly Dictionary<ulong, Publication> _open = [];
    private readonly Lock _gate = new();
    private ulong _oldest = 1;
    private ulong _next = 1;
    private Exception? _failure;

    /// <summary>The time stamp of the oldest call without a confirmation, or null if there is none.</summary>
    public long? OldestCall
    {
        get
        {
            lock (_gate) return _open.Count == 0 ? null : _open[_oldest].CalledAt;
        }
    }

    /// <summary>Gives a publication the next number, directly before it is sent.</summary>
    /// <returns>False if the channel has failed, and the publication with it.</returns>
    public bool TryAdd(Publication publication)
    {
        lock (_gate)
        {
            if (_failure is null)
            {
                _open.Add(_next++, publication);
                return true;
            }
        }

        publication.Fail(_failure);
        return false;
    }

    /// <summary>Ends the calls that the server has confirmed.</summary>
    /// <param name="number">The number of a publication.</param>
    /// <param name="withEarlier">True if all earlier ones are confirmed too.</param>
    public void Confirm(ulong number, bool withEarlier)
    {
        lock (_gate)
        {
            if (withEarlier)
            {
                for (var earlier = _oldest; earlier < number; earlier++) End(earlier);
            }

            End(number);
            while (_oldest < _next && !_open.ContainsKey(_oldest)) _oldest++;
        }
    }

    /// <summary>Fails all calls that have not ended, and all later ones.</summary>
    public void Fail(Exception failure)
    {
        lock (_gate)
        {
            if (_failure is not null) return;
            _failure = failure;
            foreach (var publication in _open.Values) publication.Fail(failure);
            _open.Clear();
        }
    }

    private void End(ulong number)
    {
        if (_open.Remove(number, out var publication)) publication.Stored.TrySetResult();
    }
}
