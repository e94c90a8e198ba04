using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

public sealed class HeldBackEventsTests
{
    private const int Mebibyte = 1024 * 1024;

    private readonly HeldBackEvents _heldBack = new();
    private readonly RecordedConsumer _one = RecordedConsumer.At(ReplayFrom.Latest, "one");
    private readonly RecordedConsumer _two = RecordedConsumer.At(ReplayFrom.Latest, "two");

    [Fact]
    public void An_event_is_released_when_its_answer_was_read_and_not_before()
    {
        Assert.True(Hold(_one, awaited: 1));
        Assert.True(Hold(_two, awaited: 2));
        Assert.Empty(_heldBack.Release(3));
        Assert.Same(_one, Assert.Single(_heldBack.Release(1)).Consumer);
        Assert.Empty(_heldBack.Release(1));
        Assert.Same(_two, Assert.Single(_heldBack.Release(2)).Consumer);
    }

    [Fact]
    public void One_event_for_several_consumers_is_kept_once()
    {
        Hold(_one, 1);
        Hold(_two, 1);
        var released = _heldBack.Release(1);
        Assert.Same(released[0].Message, released[1].Message);
    }

    [Fact]
    public void More_than_4_MiB_are_not_kept()
    {
        for (var held = 0; held < 3; held++) Assert.True(Hold(_one, 1, Mebibyte));
        Assert.False(Hold(_one, 1, Mebibyte));
        Assert.True(Hold(_one, 1));
    }

    [Fact]
    public void Exactly_4_MiB_are_kept()
    {
        var overhead = Frames.Event(RecordedConsumer.X, 7, "\"\"").Length;
        Assert.False(Hold(_one, 1, (4 * Mebibyte) - overhead + 1));
        Assert.True(Hold(_one, 1, (4 * Mebibyte) - overhead));
    }

    [Fact]
    public void What_is_released_makes_room()
    {
        for (var held = 0; held < 3; held++) Hold(_one, 1, Mebibyte);
        _heldBack.Release(1);
        Assert.True(Hold(_one, 2, 3 * Mebibyte));
    }

    [Fact]
    public void What_was_for_a_consumer_that_left_makes_room()
    {
        for (var held = 0; held < 3; held++) Hold(_one, 1, Mebibyte);
        _heldBack.Forget(_one);
        Assert.True(Hold(_two, 1, 3 * Mebibyte));
        Assert.Same(_two, Assert.Single(_heldBack.Release(1)).Consumer);
    }

    [Fact]
    public void Events_that_the_replay_has_passed_are_released_for_their_consumer()
    {
        Hold(_one, 1);
        Hold(_two, 1);
        Assert.Empty(_heldBack.ReleaseBefore(_one, 7));
        Assert.Equal((_one, 7), (Assert.Single(_heldBack.ReleaseBefore(_one, 8)).Consumer, 7));
        Assert.Same(_two, Assert.Single(_heldBack.Release(1)).Consumer);
        Assert.True(_heldBack.IsEmpty);
    }

    [Fact]
    public void All_events_of_a_consumer_are_released_and_none_of_another()
    {
        Hold(_one, 1, id: 7);
        Hold(_two, 1, id: 8);
        Hold(_one, 2, id: 9);
        Assert.Equal([7, 9], _heldBack.Release(_one).Select(static kept => kept.Id));
        Assert.Equal([8], _heldBack.Release(_two).Select(static kept => kept.Id));
        Assert.True(_heldBack.IsEmpty);
    }

    [Fact]
    public void Of_a_consumers_events_those_are_released_that_wait_for_the_answer()
    {
        Hold(_one, 1, id: 7);
        Hold(_two, 1, id: 8);
        Hold(_one, 2, id: 9);
        Assert.Equal([7], _heldBack.Release(_one, 1).Select(static kept => kept.Id));
        Assert.Equal([8], _heldBack.Release(1).Select(static kept => kept.Id));
        Assert.Equal([9], _heldBack.Release(2).Select(static kept => kept.Id));
    }

    [Fact]
    public void Events_are_released_in_the_order_of_their_ids()
    {
        Hold(_one, 1, id: 9);
        Hold(_one, 1, id: 7);
        Assert.Equal([7, 9], _heldBack.Release(1).Select(static kept => kept.Id));
    }

    /// <summary>Events of a shared id are different events, and the same event may have come from two subscriptions.</summary>
    [Fact]
    public void Skipped_events_of_one_id_are_all_released_and_each_once()
    {
        foreach (var bytes in (long[])[5_000_000, 6_000_000, 5_000_000])
        {
            var oversize = new OversizeEvent(Encoding.UTF8.GetBytes(RecordedConsumer.X), 7, bytes, Limit: 4_194_304);
            _heldBack.Hold(new HeldBackEvent([], _one, 7, Response: 1, Awaited: 1) { Oversize = oversize });
        }

        Assert.Equal([5_000_000L, 6_000_000L], _heldBack.Release(1).Select(static kept => kept.Oversize!.Bytes).Order());
    }

    [Fact]
    public void A_lost_session_forgets_all()
    {
        for (var held = 0; held < 3; held++) Hold(_one, 1, Mebibyte);
        _heldBack.Clear();
        Assert.Empty(_heldBack.Release(1));
        Assert.True(Hold(_one, 2, 3 * Mebibyte));
    }

    private bool Hold(RoutedConsumer consumer, long awaited, int size = 1, long id = 7)
    {
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes(Frames.Event(RecordedConsumer.X, id, $"\"{new string('x', size)}\"")));
        Assert.True(reader.Read());
        return _heldBack.TryHold(reader.Current, consumer, response: 1, awaited);
    }
}
