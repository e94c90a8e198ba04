namespace TypedStreaming.Routing;

/// <summary>The last replay id that came in each of the two answers that can be read at the same time.</summary>
internal sealed class LastIds
{
    private (long Answer, long Id) _recent;
    private (long Answer, long Id) _other;

    /// <summary>Stores a replay id as the last one of an answer.</summary>
    /// <returns>The id before it in the same answer, or null if it is the answer's first id.</returns>
    public long? Replace(long answer, long id)
    {
        if (_recent.Answer != answer) (_recent, _other) = (_other, _recent);
        long? last = _recent.Answer == answer ? _recent.Id : null;
        _recent = (answer, id);
        return last;
    }

    /// <summary>Forgets the ids, because events may come that are not noted here.</summary>
    public void Clear() => (_recent, _other) = (default, default);
}
