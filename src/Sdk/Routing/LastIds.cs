namespace TypedStreaming.Routing;

/// <summary>The last replay id in each of the two responses that can be read at the same time.</summary>
internal sealed class LastIds
{
    private (long Response, long Id) _recent;
    private (long Response, long Id) _other;

    /// <summary>Stores a replay id as the last id of a response.</summary>
    /// <returns>The id before it in the same response, or null if it is the response's first id.</returns>
    public long? Replace(long response, long id)
    {
        if (_recent.Response != response) (_recent, _other) = (_other, _recent);
        long? last = _recent.Response == response ? _recent.Id : null;
        _recent = (response, id);
        return last;
    }

    /// <summary>Removes the replay ids, because events may arrive whose ids will not be stored in this object.</summary>
    public void Clear() => (_recent, _other) = (default, default);
}
