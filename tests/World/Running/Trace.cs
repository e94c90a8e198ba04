namespace TypedStreaming.World.Running;

/// <summary>The trace of a run: a number that two equal runs share, and text for a reader.</summary>
/// <param name="write">Where the text goes, or null.</param>
internal sealed class Trace(Action<string>? write)
{
    private const ulong Prime = 1_099_511_628_211;
    private ulong _hash = 14_695_981_039_346_656_037;

    public ulong Hash => _hash;

    public bool IsRead => write is not null;

    public void Add(char what, long which)
    {
        unchecked
        {
            _hash = (_hash ^ what) * Prime;
            for (var rest = (ulong)which; rest != 0; rest >>= 8) _hash = (_hash ^ (rest & 0xFF)) * Prime;
        }
    }

    public void Write(string text) => write?.Invoke(text);
}
