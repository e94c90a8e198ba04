namespace TypedStreaming.Subscriptions;

/// <summary>
/// The id after which a channel is subscribed again when its session is lost: everything until there surely arrived. The
/// poll loop's alone.
/// </summary>
/// <param name="sharesIds">Whether several events may carry one id: then an id is only behind us when a later one has come.</param>
internal sealed class ResumePoint(bool sharesIds)
{
    private long? _received;
    private long? _beforeConnect;
    private long? _beforeSideRequest;
    private long? _overtaking;
    private long? _open;

    /// <summary>The id, or null if nothing surely arrived.</summary>
    public long? Id => _received;

    /// <summary>What to ask for if there is no better: an id that came, where less may have come before it or with it.</summary>
    public long? Doubtful => _open ?? _overtaking;

    /// <summary>Notes an event.</summary>
    /// <param name="id">Its id, if it has one.</param>
    /// <param name="awaited">
    /// The answer that may hold an earlier event: resuming after this one could leave that out if the answer gets lost.
    /// </param>
    public void Receive(long? id, Awaited awaited = Awaited.Nothing)
    {
        if (id is null) return;
        if (awaited == Awaited.Connect) _beforeConnect = id;
        else if (awaited == Awaited.SideRequest) _beforeSideRequest = id;
        else Settle(id.Value);
    }

    /// <summary>An answer was read whole: what overtook it is now as good as any.</summary>
    public void SettleReceived(Awaited read)
    {
        var overtook = read == Awaited.Connect ? _beforeConnect : _beforeSideRequest;
        if (overtook is { } id && id > (_received ?? long.MinValue)) Settle(id);
        if (read == Awaited.Connect) _beforeConnect = null;
        else _beforeSideRequest = null;
    }

    /// <summary>The session is lost. Where nothing is certain, events behind the uncertain one can still be asked for.</summary>
    public void Lose()
    {
        _overtaking = Earlier(_beforeConnect, _beforeSideRequest) ?? _overtaking;
        (_beforeConnect, _beforeSideRequest) = (null, null);
    }

    /// <summary>Ids from before say nothing about those to come.</summary>
    public void Forget() =>
        (_received, _beforeConnect, _beforeSideRequest, _overtaking, _open) = (null, null, null, null, null);

    private static long? Earlier(long? one, long? other) => one is { } a && other is { } b ? Math.Min(a, b) : one ?? other;

    private void Settle(long id)
    {
        if (!sharesIds)
        {
            _received = id;
            return;
        }

        if (_open != id) _received = _open ?? _received;
        _open = id;
    }
}
