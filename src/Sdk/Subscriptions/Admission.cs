using TypedStreaming.Bayeux;

namespace TypedStreaming.Subscriptions;

/// <summary>
/// What a consumer does not take of a subscription that starts before its own start: all up to an id, or all that the
/// server's clock says is older. The poll loop's alone.
/// </summary>
internal sealed class Admission
{
    /// <summary>By so much the clocks of a server that dates events and one that dates answers may differ.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private long? _skipThrough;
    private DateTimeOffset? _notBefore;

    /// <summary>Whether the consumer takes part in the present subscription.</summary>
    public bool IsOpen { get; private set; }

    public void Open() => IsOpen = true;

    /// <summary>The next subscription starts anew for this consumer.</summary>
    public void Reset() => (IsOpen, _skipThrough, _notBefore) = (false, null, null);

    /// <summary>Drops all up to this id. An id to come, given before, stays.</summary>
    public void SkipThrough(long id)
    {
        if (_skipThrough is null || _skipThrough < id) _skipThrough = id;
    }

    /// <summary>Drops what is older, the margin apart.</summary>
    public void SkipBefore(DateTimeOffset date) => _notBefore = date - Margin;

    public bool Admits(in EventFrame frame)
    {
        if (!IsOpen) return false;
        if (_skipThrough is { } last && !Passes(frame.ReplayId, last)) return false;
        if (_notBefore is { } date && frame.ReadCreatedDate() < date) return false;
        _notBefore = null;
        return true;
    }

    /// <summary>The id itself, or any later one, ends the skipping; Salesforce delivers in the order of ids.</summary>
    private bool Passes(long? id, long last)
    {
        if (id is null || id >= last) _skipThrough = null;
        return id is null || id > last;
    }
}
