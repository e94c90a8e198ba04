using System.Text;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

public sealed class ResponseWindowTests
{
    private const int First = 4 * 1024;
    private const int Usual = 256 * 1024;
    private const int Largest = 4 * 1024 * 1024;

    private readonly CountingArrays _arrays = new();

    [Fact]
    public void Nothing_is_rented_before_room_is_asked_for()
    {
        using var window = new ResponseWindow(_arrays, Largest);
        Assert.Equal((0, 0L), (window.Length, _arrays.Rented));
    }

    [Theory]
    [InlineData(null, First)]
    [InlineData(0L, First)]
    [InlineData((long)First - 1, First)]
    [InlineData((long)First, First + 1)]
    [InlineData(100_000L, 100_001)]
    [InlineData(long.MaxValue - 1, Usual)]
    public void It_starts_small_or_as_large_as_the_body(long? expected, int size)
    {
        using var window = new ResponseWindow(_arrays, Largest);
        window.Room(expected);
        Assert.Equal([size], _arrays.Sizes);
    }

    [Fact]
    public void It_grows_while_reads_fill_it_and_is_full_at_the_usual_size()
    {
        using var window = new ResponseWindow(_arrays, Largest);
        while (!window.IsFull) Fill(window);
        Assert.Equal([First, 4 * First, 16 * First, Usual], _arrays.Sizes);
        Assert.Equal((Usual, (long)Usual), (window.Length, _arrays.Rented));
        Assert.False(window.Bytes.Span.ContainsAnyExcept((byte)'x'));
    }

    [Fact]
    public void It_stays_as_it_is_while_it_has_room()
    {
        using var window = new ResponseWindow(_arrays, Largest);
        Write(window, "abc");
        window.Room(null);
        Assert.Equal([First], _arrays.Sizes);
        while (!window.IsFull) Fill(window);
        window.Drop(Usual - 10);
        window.Room(null);
        Assert.Equal([First, 4 * First, 16 * First, Usual], _arrays.Sizes);
    }

    [Theory]
    [InlineData(Usual / 2, Usual)]
    [InlineData((Usual / 2) + 1, 2 * Usual)]
    public void It_becomes_small_again_when_half_of_the_usual_size_is_left(int left, int size)
    {
        using var window = new ResponseWindow(_arrays, Largest);
        while (window.Length < 2 * Usual) Fill(window);
        window.Drop(window.Length - left);
        window.Room(null);
        Assert.Equal((left, (long)size), (window.Length, _arrays.Rented));
        Assert.False(window.Bytes.Span.ContainsAnyExcept((byte)'x'));
    }

    [Fact]
    public void For_one_message_it_grows_to_the_limit_and_becomes_small_again_afterwards()
    {
        using var window = new ResponseWindow(_arrays, Largest);
        while (!window.IsAtItsLargest) Fill(window);
        Assert.Equal((Largest, (long)Largest), (window.Length, _arrays.Rented));

        window.Drop(window.Length - 10);
        window.Room(null);

        Assert.Equal((10, (long)Usual), (window.Length, _arrays.Rented));
        window.Dispose();
        Assert.Equal(0, _arrays.Rented);
    }

    [Theory]
    [InlineData(64 * 1024)]
    [InlineData(Usual + 1)]
    [InlineData(5_000_000)]
    public void It_never_holds_more_than_the_largest_message(int largest)
    {
        using var window = new ResponseWindow(_arrays, largest);
        while (!window.IsAtItsLargest) Fill(window);
        Assert.True(window.IsFull);
        Assert.Equal(largest, window.Length);
    }

    [Fact]
    public void What_was_not_dropped_stays_in_order()
    {
        using var window = new ResponseWindow(_arrays, Largest);
        var random = new Random(1);
        StringBuilder expected = new();
        var next = 0;
        for (var i = 0; i < 5000; i++)
        {
            var room = window.Room(null).Span;
            var count = random.Next(1, Math.Min(room.Length, 2000) + 1);
            for (var at = 0; at < count; at++, next++)
            {
                room[at] = (byte)('a' + (next % 26));
                expected.Append((char)room[at]);
            }

            window.Add(count);
            Assert.Equal(expected.ToString(), Encoding.ASCII.GetString(window.Bytes.Span));
            var drop = random.Next(window.Length + 1);
            window.Drop(drop);
            expected.Remove(0, drop);
        }
    }

    [Fact]
    public void A_drop_moves_nothing_while_a_read_may_be_under_way()
    {
        using var window = new ResponseWindow(_arrays, Largest);
        Write(window, "abc");
        var room = window.Room(null);
        window.Drop(3);
        "def"u8.CopyTo(room.Span);
        window.Add(3);
        Assert.Equal("def", Encoding.ASCII.GetString(window.Bytes.Span));
    }

    [Fact]
    public void An_abandoned_array_is_never_returned()
    {
        var window = new ResponseWindow(_arrays, Largest);
        Write(window, "abc");
        window.Abandon();
        window.Dispose();
        Assert.NotEqual(0, _arrays.Rented);
    }

    [Fact]
    public void Large_arrays_do_not_go_to_the_shared_pool()
    {
        var large = WindowArrays.Instance.Rent(WindowArrays.LargestShared + 1);
        WindowArrays.Instance.Return(large);
        Assert.NotSame(large, System.Buffers.ArrayPool<byte>.Shared.Rent(WindowArrays.LargestShared + 1));
        Assert.Equal(WindowArrays.LargestShared + 1, large.Length);
    }

    [Fact]
    public void Usual_ones_do()
    {
        var usual = WindowArrays.Instance.Rent(WindowArrays.LargestShared);
        WindowArrays.Instance.Return(usual);
        Assert.Same(usual, WindowArrays.Instance.Rent(WindowArrays.LargestShared));
    }

    private static void Fill(ResponseWindow window)
    {
        var room = window.Room(null);
        room.Span.Fill((byte)'x');
        window.Add(room.Length);
    }

    private static void Write(ResponseWindow window, string text)
    {
        Encoding.ASCII.GetBytes(text, window.Room(null).Span);
        window.Add(text.Length);
    }
}
