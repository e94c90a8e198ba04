namespace TypedStreaming.Replay;

/// <summary>The last ids that the watermark passed, so that one that comes again is not taken for a new one.</summary>
internal sealed class PassedIds(int limit)
{
    private readonly int _limit = limit;
    private long[] _ids = [];
    private int _count;
    private int _next;

    public bool Contains(long id) => _ids.AsSpan(0, _count).Contains(id);

    public void Add(long id)
    {
        if (_count == _ids.Length && _count < _limit)
            Array.Resize(ref _ids, (int)Math.Min(_limit, Math.Max(16, 2L * _count)));
        _ids[_next] = id;
        _count = Math.Max(_count, _next + 1);
        _next = (_next + 1) % _limit;
    }
}
