using System.Buffers;

namespace TypedStreaming.Transport;

/// <summary>
/// The bytes of a body that were read and not yet dropped, in one array that is as small as the body allows: it grows while reads fill it,
/// up to a usual size; beyond it for a message that needs more, up to the largest message; and becomes small again afterwards.
/// </summary>
/// <param name="arrays">Where the array comes from.</param>
/// <param name="largest">The size of the largest message. The window never holds more.</param>
internal sealed class AnswerWindow(ArrayPool<byte> arrays, int largest) : IDisposable
{
    /// <summary>The answer to a poll often has one event.</summary>
    private const int FirstSize = 4 * 1024;

    private const int UsualSize = WindowArrays.LargestShared;
    private byte[] _array = [];
    private int _capacity;
    private int _start;
    private int _end;

    /// <summary>The bytes that were read and not dropped.</summary>
    public ReadOnlyMemory<byte> Bytes => _array.AsMemory(_start, _end - _start);

    public int Length => _end - _start;

    /// <summary>Whether there is no room for another byte, and the window has its usual size or more.</summary>
    public bool IsFull => Length == _capacity && _capacity >= Math.Min(UsualSize, largest);

    /// <summary>Whether the window holds as much as it ever can.</summary>
    public bool IsAtItsLargest => Length == largest;

    /// <summary>Room for more bytes, at least for one. Not to be asked for when the window is at its largest.</summary>
    /// <param name="expected">How many bytes may come, if that is known.</param>
    public Memory<byte> Room(long? expected)
    {
        if (_array.Length == 0) Move(SizeFor(expected));
        else if (Length == _capacity) Move(Math.Min(_capacity < UsualSize ? Math.Min(_capacity * 4, UsualSize) : _capacity * 2, largest));
        else if (_capacity > UsualSize && Length <= UsualSize / 2) Move(Math.Min(UsualSize, largest));
        else if (_start > 0) Compact();
        return _array.AsMemory(_end, _capacity - _end);
    }

    /// <summary>Counts bytes that were written into the room.</summary>
    public void Add(int count) => _end += count;

    /// <summary>Drops bytes at the front. All others stay where they are until room is asked for, since a read may be under way.</summary>
    public void Drop(int count) => _start += count;

    /// <summary>Leaves the array to a read that did not end: nobody else may get it.</summary>
    public void Abandon() => _array = [];

    public void Dispose()
    {
        if (_array.Length > 0) arrays.Return(_array);
        (_array, _capacity, _start, _end) = ([], 0, 0, 0);
    }

    /// <summary>One byte more than what is expected, so that the end shows in a read of its own without a larger array.</summary>
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
