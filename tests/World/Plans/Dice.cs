namespace TypedStreaming.World.Plans;

/// <summary>Random numbers that are the same on every machine and in every version of .NET (splitmix64).</summary>
internal sealed class Dice(ulong state)
{
    private ulong _state = state;

    /// <summary>The dice of one action: taking another away does not change them.</summary>
    public static Dice Of(long seed, int action) => new(Mixed(Mixed(unchecked((ulong)seed)) + unchecked((ulong)action)));

    public int Next(int below) => (int)(Next() % (ulong)below);

    public bool Chance(int percent) => Next(100) < percent;

    public T Pick<T>(params ReadOnlySpan<T> from) => from[Next(from.Length)];

    /// <summary>Picks by weight.</summary>
    /// <returns>The index of the weight.</returns>
    public int Weighed(ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights) sum += weight;
        var left = Next(sum);
        for (var i = 0; ; i++)
        {
            left -= weights[i];
            if (left < 0) return i;
        }
    }

    private ulong Next()
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15UL);
        return Mixed(_state);
    }

    private static ulong Mixed(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
