using System.Buffers;

namespace TypedStreaming.Transport;

/// <summary>
/// The array pool for the bytes of responses. Arrays of usual sizes come from the shared pool. Larger arrays, for a single large message, are newly
/// allocated and left to the garbage collector, because the shared pool would keep them after a few large messages.
/// </summary>
internal sealed class WindowArrays : ArrayPool<byte>
{
    /// <summary>The size of the largest array that is returned to the shared pool.</summary>
    public const int LargestShared = 256 * 1024;

    public static WindowArrays Instance { get; } = new();

    public override byte[] Rent(int minimumLength) =>
        minimumLength <= LargestShared ? Shared.Rent(minimumLength) : GC.AllocateUninitializedArray<byte>(minimumLength);

    public override void Return(byte[] array, bool clearArray = false)
    {
        if (array.Length <= LargestShared) Shared.Return(array, clearArray);
    }
}
