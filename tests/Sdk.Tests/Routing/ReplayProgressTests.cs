using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

public sealed class ReplayProgressTests
{
    private const long Connect = 1;
    private const long Side = 2;

    private readonly ReplayProgress _replay = new(sharesIds: false);
    private readonly Place _mark = new(sharesIds: false);

    public ReplayProgressTests()
    {
        _mark.StartAt(Place.BeforeAll);
        foreach (var id in new long[] { 10, 20, 30 }) _mark.Receive(id, Connect, OutstandingResponses.None);
    }

    [Fact]
    public void Without_another_subscribe_it_knows_nothing()
    {
        Note(30);
        Assert.Empty(_replay.KnownAbove(Place.BeforeAll));
        Assert.False(_replay.IsUnclearAt(0));
    }

    [Fact]
    public void Before_it_has_begun_its_start_and_the_known_ids_are_known()
    {
        _replay.Begin(10, [30]);
        Assert.Equal([10, 30], _replay.KnownAbove(Place.BeforeAll));
        Assert.Equal([30], _replay.KnownAbove(10));
        Assert.Empty(_replay.KnownAbove(30));
    }

    /// <summary>An event of the earlier subscription, beyond all that is known, comes before the replay.</summary>
    [Fact]
    public void An_event_beyond_the_known_ids_is_no_progress()
    {
        _replay.Begin(10, [30]);
        Note(40);
        Assert.Equal([10, 30], _replay.KnownAbove(Place.BeforeAll));
    }

    [Fact]
    public void Replayed_events_are_progress_until_they_have_caught_up()
    {
        _replay.Begin(10, [30]);
        Note(20);
        Assert.Equal([20], _replay.KnownAbove(10));
        Note(30);
        Assert.Empty(_replay.KnownAbove(Place.BeforeAll));
    }

    [Fact]
    public void Events_that_may_have_overtaken_others_are_progress_when_the_other_answer_was_read()
    {
        _replay.Begin(10, [30]);
        Note(20, awaited: Side);
        Assert.Equal([10, 20], _replay.KnownAbove(Place.BeforeAll));
        _replay.SettleResponse(Side);
        Assert.Equal([20], _replay.KnownAbove(Place.BeforeAll));
    }

    [Fact]
    public void A_refused_subscribe_brings_no_replay()
    {
        _replay.Begin(10, [30]);
        _replay.Refuse();
        Assert.Empty(_replay.KnownAbove(Place.BeforeAll));
    }

    [Fact]
    public void Of_two_replays_only_what_is_before_both_is_clear()
    {
        _replay.Begin(20, [30]);
        _replay.Begin(10, [20, 30]);
        Assert.Equal((false, true, true), (_replay.IsUnclearAt(9), _replay.IsUnclearAt(10), _replay.IsUnclearAt(25)));
        Note(20);
        Assert.Equal([10, 20, 30], _replay.KnownAbove(Place.BeforeAll));
        _replay.Clear();
        Assert.False(_replay.IsUnclearAt(10));
    }

    [Fact]
    public void A_replay_that_has_not_begun_when_it_should_have_is_unclear()
    {
        _replay.Begin(10, [30]);
        _replay.EndReplay();
        Assert.True(_replay.IsUnclearAt(10));
    }

    /// <summary>The first replay may still be in the queue, so that what comes after its start is not clear.</summary>
    [Fact]
    public void A_second_replay_from_a_later_id_is_unclear_from_the_start_of_the_first_on()
    {
        _replay.Begin(10, [20, 30]);
        _replay.Begin(20, [30]);
        Assert.Equal((false, true), (_replay.IsUnclearAt(9), _replay.IsUnclearAt(10)));
        _replay.EndReplay();
        Assert.True(_replay.IsUnclearAt(10));
    }

    [Fact]
    public void A_replay_beyond_which_nothing_is_known_begins_at_its_start()
    {
        _replay.Begin(30, []);
        Assert.Equal([30], _replay.KnownAbove(10));
    }

    [Fact]
    public void A_replay_that_has_reached_one_known_id_has_the_next_ahead()
    {
        _replay.Begin(10, [20, 30]);
        Note(20);
        Note(25);
        Assert.Equal([25], _replay.KnownAbove(10));
    }

    [Fact]
    public void A_replay_that_has_begun_in_time_is_clear_and_what_comes_after_its_end_is_new()
    {
        _replay.Begin(10, [30]);
        Note(20);
        _replay.EndReplay();
        Assert.False(_replay.IsUnclearAt(20));
        Note(40);
        Assert.Empty(_replay.KnownAbove(Place.BeforeAll));
    }

    [Fact]
    public void A_replay_has_caught_up_when_it_has_reached_what_overtook_another_response_too()
    {
        _mark.Receive(40, Connect, awaited: Side);
        _replay.Begin(10, [30, 40]);
        Note(20);
        Note(30);
        Assert.Equal([30], _replay.KnownAbove(10));
        Note(40);
        Assert.Empty(_replay.KnownAbove(10));
    }

    /// <summary>The earlier subscription still brings events, which the replay repeats.</summary>
    [Fact]
    public void A_replay_beyond_which_nothing_is_known_begins_with_the_first_repetition()
    {
        _replay.Begin(30, []);
        Note(40);
        Note(50);
        Assert.Empty(_replay.KnownAbove(30));
        Note(40);
        Assert.Equal([40], _replay.KnownAbove(30));
        Note(50);
        Assert.Empty(_replay.KnownAbove(Place.BeforeAll));
    }

    [Fact]
    public void Each_of_two_replays_from_one_id_is_followed()
    {
        _replay.Begin(30, []);
        _replay.Begin(30, []);
        Assert.False(_replay.IsUnclearAt(30));
        Note(40);
        Note(50);
        Note(40);
        Note(50);
        Assert.Empty(_replay.KnownAbove(30));
        Note(40);
        Assert.Equal([40], _replay.KnownAbove(30));
        Note(50);
        Note(40);
        Assert.Empty(_replay.KnownAbove(30));
    }

    /// <summary>The second replay repeats events from its start on, although the first one is beyond them.</summary>
    [Fact]
    public void While_a_second_replay_from_one_id_is_outstanding_that_id_is_known()
    {
        _replay.Begin(30, []);
        _replay.Begin(30, []);
        foreach (var id in new long[] { 40, 50, 40 }) Note(id);
        Assert.Equal([30, 40], _replay.KnownAbove(Place.BeforeAll));
        Note(50);
        Note(40);
        Assert.Equal([40], _replay.KnownAbove(Place.BeforeAll));
    }

    [Fact]
    public void A_later_replay_after_two_from_one_id_is_unclear_from_that_id_on()
    {
        _replay.Begin(30, []);
        _replay.Begin(30, []);
        foreach (var id in new long[] { 40, 50, 40 }) Note(id);
        _replay.Begin(50, []);
        Assert.Equal((false, true), (_replay.IsUnclearAt(29), _replay.IsUnclearAt(30)));
        Assert.Equal([30], _replay.KnownAbove(Place.BeforeAll));
    }

    /// <summary>The server has discarded the rest of the first replay.</summary>
    [Fact]
    public void The_second_of_two_replays_from_one_id_can_begin_in_the_middle_of_the_first()
    {
        _replay.Begin(30, []);
        _replay.Begin(30, []);
        foreach (var id in new long[] { 40, 50, 60, 40, 50 }) Note(id);
        Assert.Equal([50], _replay.KnownAbove(30));
        Note(40);
        Assert.Equal([40], _replay.KnownAbove(30));
    }

    [Fact]
    public void A_replay_that_should_have_begun_and_repeated_nothing_has_nothing_to_repeat()
    {
        _replay.Begin(30, []);
        Note(40);
        _replay.EndReplay();
        Assert.False(_replay.IsUnclearAt(30));
        Note(40);
        Assert.Empty(_replay.KnownAbove(Place.BeforeAll));
    }

    [Fact]
    public void After_the_first_connect_only_the_last_of_several_replays_from_one_id_is_outstanding()
    {
        _replay.Begin(30, []);
        _replay.Begin(30, []);
        foreach (var id in new long[] { 40, 50, 40 }) Note(id);
        _replay.EndReplay();
        Note(50);
        Note(40);
        Assert.Empty(_replay.KnownAbove(Place.BeforeAll));
    }

    /// <summary>The events that were skipped can still arrive, from the earlier subscription.</summary>
    [Fact]
    public void After_a_subscribe_beyond_unread_events_nothing_before_it_is_clear_until_its_replay_has_begun()
    {
        _replay.Begin(60, [], skips: true);
        Assert.Equal((true, false), (_replay.IsUnclearAt(40), _replay.IsUnclearAt(60)));
        _replay.EndReplay();
        Assert.False(_replay.IsUnclearAt(40));
    }

    [Fact]
    public void A_refused_subscribe_leaves_the_earlier_one_from_the_same_id()
    {
        _replay.Begin(30, []);
        _replay.Begin(30, []);
        _replay.Refuse();
        foreach (var id in new long[] { 40, 50, 40 }) Note(id);
        Assert.Equal([40], _replay.KnownAbove(30));
        Note(50);
        Note(40);
        Assert.Empty(_replay.KnownAbove(Place.BeforeAll));
        _replay.Begin(50, []);
        _replay.Refuse();
        Assert.Empty(_replay.KnownAbove(Place.BeforeAll));
    }

    private void Note(long id, long awaited = OutstandingResponses.None)
    {
        var isNew = !_mark.Had(id);
        if (isNew) _mark.Receive(id, Connect, awaited);
        _replay.Note(id, isNew, new Arrival(Connect, awaited, Replays: true), _mark);
    }
}
