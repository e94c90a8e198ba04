namespace TypedStreaming.Subscriptions;

/// <summary>
/// The id after which a channel is subscribed again when its session is lost: everything until there surely arrived. The
/// poll loop's alone.
/// </summary>
/// <param name="sharesIds">Whether several events may carry one id: then an id is only behind us when a later one has come.</param>
internal sealed class ResumePoint(bool sharesIds)
{
    private long? _received;
    private long? _uncertain;
    private long? _overtaking;
    private long? _open;

    /// <summary>The id, or null if nothing surely arrived.</summary>
    public long? Id => _received;

    /// <summary>What to ask for if there is no better: an id that came, where less may have come before it or with it.</summary>
    public long? Doubtful => _open ?? _overtaking;

    /// <summary>Notes an event.</summary>
    /// <param name="id">Its id, if it has one.</param>
    /// <param name="certain">
    /// Whether everything before it was received too. An event in another answer than the outstanding connect's may have
    /// overtaken what that connect still carries, and resuming after it could leave those out.
    /// </param>
    public void Receive(long? id, bool certain)
    {
        if (id is null) return;
        if (!certain) _uncertain = id;
        else Settle(id.Value);
    }

    /// <summary>The outstanding connect was read whole: what overtook it is now as good as any.</summary>
    public void SettleReceived()
    {
        if (_uncertain is { } id && id > (_received ?? long.MinValue)) Settle(id);
        _uncertain = null;
    }

    /// <summary>The session is lost. Where nothing is certain, events behind the uncertain one can still be asked for.</summary>
    public void Lose()
    {
        _overtaking = _uncertain ?? _overtaking;
        _uncertain = null;
    }

    /// <summary>Ids from before say nothing about those to come.</summary>
    public void Forget() => (_received, _uncertain, _overtaking, _open) = (null, null, null, null);

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
