using System.Buffers;

namespace TypedStreaming.Tests.Transport;

/// <summary>Counts the bytes that are rented at the same time.</summary>
internal sealed class CountingArrays : ArrayPool<byte>
{
    private readonly HashSet<byte[]> _out = [];

    /// <summary>The sizes of all arrays, in the order in which they were rented.</summary>
    public List<int> Sizes { get; } = [];

    public long Rented => _out.Sum(static array => (long)array.Length);

    public long Most { get; private set; }

    public override byte[] Rent(int minimumLength)
    {
        var array = new byte[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)minimumLength)];
        _out.Add(array);
        Sizes.Add(minimumLength);
        Most = Math.Max(Most, Rented);
        return array;
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        Assert.True(_out.Remove(array), "An array was returned that is not out.");
        array.AsSpan().Fill((byte)'!'); // Whoever reads it now reads what nobody wrote.
    }
}
