using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>What a place holds back until its replay has begun.</summary>
public sealed class PlaceFenceTests
{
    private readonly Place _place = new(sharesIds: false);

    [Fact]
    public void A_fence_moves_to_the_next_known_id_and_falls_after_the_last()
    {
        _place.Open(fence: 5, known: [5, 9]);
        _place.Expect(7);
        Assert.Equal((5L, false), (_place.Fence, _place.IsReplaying));
        List<long?> fences = [];
        foreach (var met in (long[])[4, 5, 7, 8, 9])
        {
            _place.MeetFence(met);
            fences.Add(_place.Fence);
            Assert.True(_place.IsReplaying);
        }

        Assert.Equal([5, 7, 9, 9, null], fences);
    }

    [Fact]
    public void Expected_ids_come_least_first()
    {
        _place.Open(fence: 9, known: [9]);
        _place.Expect(12);
        _place.Expect(5);
        _place.MeetFence(4);
        Assert.Equal(5, _place.Fence);
    }

    [Fact]
    public void Where_there_is_none_none_arises()
    {
        _place.Open(known: [9]);
        Assert.Equal((null, true), (_place.Fence, _place.IsReplaying));
        _place.MeetFence(4);
        Assert.Equal((null, true), (_place.Fence, _place.IsReplaying));
    }

    [Fact]
    public void An_opening_forgets_what_was_known()
    {
        _place.Open(fence: 5, known: [5, 9]);
        _place.Open(fence: 5);
        _place.MeetFence(5);
        Assert.Null(_place.Fence);
    }

    [Fact]
    public void A_fence_that_is_lowered_or_left_is_gone()
    {
        foreach (var change in (Action[])[_place.LowerFence, _place.Close, _place.Lose, () => _place.StartAt(0)])
        {
            _place.Open(fence: 9);
            Assert.False(_place.IsReplaying);
            change();
            Assert.Equal((null, true), (_place.Fence, _place.IsReplaying));
        }
    }

    [Fact]
    public void Only_a_place_with_a_start_awaits_a_reply_until_it_was_read_or_will_not_come()
    {
        _place.AwaitReply();
        Assert.False(_place.AwaitsReply);
        foreach (var change in (Action[])[_place.NoteReply, () => _place.Open(), _place.Close, _place.Lose, () => _place.StartAt(0)])
        {
            _place.StartAt(0);
            _place.AwaitReply();
            Assert.True(_place.AwaitsReply);
            change();
            Assert.False(_place.AwaitsReply);
        }
    }
}
