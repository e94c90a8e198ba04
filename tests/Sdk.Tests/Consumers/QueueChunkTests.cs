using TypedStreaming.Consumers;

namespace TypedStreaming.Tests.Consumers;

public sealed class QueueChunkTests
{
    private readonly QueueChunk<string> _chunk = new();

    [Fact]
    public void Each_entry_is_acknowledged_once()
    {
        foreach (var index in (int[])[0, 31, 32, 63])
        {
            Assert.False(_chunk.IsAcknowledged(index));
            Assert.True(_chunk.TryAcknowledge(index));
            Assert.True(_chunk.IsAcknowledged(index));
            Assert.False(_chunk.TryAcknowledge(index));
        }

        Assert.Equal([0, 31, 32, 63], Enumerable.Range(0, 64).Where(_chunk.IsAcknowledged));
    }

    [Fact]
    public void Acknowledged_ones_are_counted_up_to_the_first_that_is_not()
    {
        foreach (var index in (int[])[1, 2, 62, 63]) _chunk.TryAcknowledge(index);
        Assert.Equal([0, 2, 1, 0, 2, 1], ((int[])[0, 1, 2, 3, 62, 63]).Select(_chunk.AcknowledgedFrom));
        for (var index = 0; index < 64; index++) _chunk.TryAcknowledge(index);
        Assert.Equal([64, 63, 1], ((int[])[0, 1, 63]).Select(_chunk.AcknowledgedFrom));
    }

    [Fact]
    public void A_cleared_one_is_as_new()
    {
        _chunk.TryAcknowledge(5);
        _chunk.Entries[5].Event = "event";
        _chunk.Next = new QueueChunk<string>();
        _chunk.Clear();
        Assert.Equal((false, null, null), (_chunk.IsAcknowledged(5), _chunk.Entries[5].Event, _chunk.Next));
    }
}
