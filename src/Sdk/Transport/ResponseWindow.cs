using System.Buffers;

namespace TypedStreaming.Transport;

/// <summary>
/// The bytes of a body that have been read but not processed yet, in one small array. The array grows as reads fill it, normally up to the usual
/// size. It grows beyond that size only for a message that needs more space, up to the maximum message size, and shrinks again afterwards.
/// </summary>
/// <param name="arrays">The pool of the arrays.</param>
/// <param name="largest">The size of the largest message, and of the window.</param>
internal sealed class ResponseWindow(ArrayPool<byte> arrays, int largest) : IDisposable
{
    /// <summary>The initial size of the array. It is small, because the response to a poll often contains one event.</summary>
    private const int FirstSize = 4 * 1024;

    private const int UsualSize = WindowArrays.LargestShared;
    private byte[] _array = [];
    private int _capacity;
    private int _start;
    private int _end;

    /// <summary>The bytes that have been read but not processed yet.</summary>
    public ReadOnlyMemory<byte> Bytes => _array.AsMemory(_start, _end - _start);

    public int Length => _end - _start;

    /// <summary>True if the window has no free space for another byte, and its array has at least the usual size.</summary>
    public bool IsFull => Length == _capacity && _capacity >= Math.Min(UsualSize, largest);

    /// <summary>True if the window has its maximum size and no free space for another byte.</summary>
    public bool IsAtItsLargest => Length == largest;

    /// <summary>Returns memory for at least one more byte. This method must not be called when the window is full at its maximum size.</summary>
    /// <param name="expected">The number of bytes that may come, if it is known.</param>
    public Memory<byte> Room(long? expected)
    {
        if (_array.Length == 0) Move(SizeFor(expected));
        else if (Length == _capacity) Move(Math.Min(_capacity < UsualSize ? Math.Min(_capacity * 4, UsualSize) : _capacity * 2, largest));
        else if (_capacity > UsualSize && Length <= UsualSize / 2) Move(Math.Min(UsualSize, largest));
        else if (_start > 0) Compact();
        return _array.AsMemory(_end, _capacity - _end);
    }

    /// <summary>Records the number of bytes that were written into the memory that <see cref="Room"/> returned.</summary>
    public void Add(int count) => _end += count;

    /// <summary>
    /// Removes processed bytes from the start of the window. All other bytes stay where they are until more memory is requested, because a read may
    /// be running.
    /// </summary>
    public void Drop(int count) => _start += count;

    /// <summary>
    /// Releases the array without returning it to the pool, because a read into the array may still be running. The pool would otherwise give
    /// the array to other code.
    /// </summary>
    public void Abandon() => _array = [];

    public void Dispose()
    {
        if (_array.Length > 0) arrays.Return(_array);
        (_array, _capacity, _start, _end) = ([], 0, 0, 0);
    }

    /// <summary>
    /// Returns the size of the array. It is one byte larger than the expected size, so that the end of the body can be read without a larger array.
    /// </summary>
    private int SizeFor(long? expected) => (int)Math.Min(Math.Clamp((expected ?? 0) + 1, FirstSize, UsualSize), largest);

    private void Move(int size)
    {
        var other = arrays.Rent(size);
        Bytes.Span.CopyTo(other);
        var length = Length;
        if (_array.Length > 0) arrays.Return(_array);
        (_array, _capacity, _start, _end) = (other, Math.Min(other.Length, largest), 0, length);
    }

    private void Compact()
    {
        Bytes.Span.CopyTo(_array);
        (_start, _end) = (0, Length);
    }
}
