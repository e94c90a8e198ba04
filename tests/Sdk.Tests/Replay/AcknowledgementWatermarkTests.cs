using TypedStreaming.Replay;

namespace TypedStreaming.Tests.Replay;

public sealed class AcknowledgementWatermarkTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 4, 9, 12, 33, TimeSpan.Zero);

    private readonly AcknowledgementWatermark _watermark = new(maxUnacknowledged: 4, sharesIds: false);
    private readonly AcknowledgementWatermark _sharing = new(maxUnacknowledged: 4, sharesIds: true);

    [Fact]
    public void The_position_is_the_highest_that_is_acknowledged_without_a_gap()
    {
        Receive(_watermark, 1, 2, 3);
        Assert.True(_watermark.Acknowledge(1));
        Assert.Null(_watermark.Stored);
        Assert.True(_watermark.Acknowledge(0));
        Assert.Equal(new ReplayPosition { ReplayId = 2, At = At, CreatedDate = "2" }, _watermark.Stored);
        Assert.Same(_watermark.Stored, _watermark.Stored);
        Assert.Equal(2, _watermark.OldestUnacknowledged?.Ticket);
    }

    [Fact]
    public void It_is_full_until_the_oldest_is_acknowledged_and_names_that()
    {
        Receive(_watermark, 1, 2, 3);
        Assert.False(_watermark.IsFull);
        Receive(_watermark, 4);
        _watermark.Acknowledge(2);
        Assert.True(_watermark.IsFull);
        Assert.Equal(1, _watermark.OldestUnacknowledged?.Position.ReplayId);
        Assert.Throws<InvalidOperationException>(() => Receive(_watermark, 5));
        _watermark.Acknowledge(0);
        Receive(_watermark, 5);
    }

    [Fact]
    public void An_arrival_without_an_id_holds_back_what_comes_after_it()
    {
        Receive(_watermark, 1, null, 2);
        _watermark.Acknowledge(2);
        _watermark.Acknowledge(0);
        Assert.Equal(1, _watermark.Stored?.ReplayId);
        _watermark.Acknowledge(1);
        Assert.Equal(2, _watermark.Stored?.ReplayId);
    }

    [Fact]
    public void A_redelivery_holds_its_id_back_and_all_after_it()
    {
        Receive(_watermark, 1, 2, 1);
        _watermark.Acknowledge(0);
        _watermark.Acknowledge(1);
        Assert.Null(_watermark.Stored);
        _watermark.Acknowledge(2);
        Assert.Equal(2, _watermark.Stored?.ReplayId);
    }

    [Fact]
    public void A_redelivery_of_a_passed_id_moves_nothing_back()
    {
        Receive(_watermark, 1, 2);
        _watermark.Acknowledge(0);
        _watermark.Acknowledge(1);
        Receive(_watermark, 1);
        _watermark.Acknowledge(2);
        Assert.Equal(2, _watermark.Stored?.ReplayId);
        Assert.Null(_watermark.OldestUnacknowledged);
    }

    [Fact]
    public void A_redelivery_beside_an_older_one_of_the_same_passed_id_moves_nothing()
    {
        Receive(_watermark, 1, 2, 1);
        _watermark.Acknowledge(2);
        _watermark.Acknowledge(0);
        Assert.Equal(1, _watermark.Stored?.ReplayId);
        Receive(_watermark, 1);
        _watermark.Acknowledge(1);
        _watermark.Acknowledge(3);
        Assert.Equal(2, _watermark.Stored?.ReplayId);
    }

    [Fact]
    public void Ids_are_ordered_by_arrival()
    {
        Receive(_watermark, 7, 3);
        _watermark.Acknowledge(0);
        _watermark.Acknowledge(1);
        Assert.Equal(3, _watermark.Stored?.ReplayId);
    }

    [Fact]
    public void A_shared_id_is_passed_when_all_with_it_are_done_and_a_later_one_has_come()
    {
        Receive(_sharing, 1, 1);
        _sharing.Acknowledge(0);
        _sharing.Acknowledge(1);
        Assert.Null(_sharing.Stored);
        Receive(_sharing, 1, 2);
        Assert.Null(_sharing.Stored);
        _sharing.Acknowledge(2);
        Assert.Equal(1, _sharing.Stored?.ReplayId);
    }

    [Fact]
    public void Any_number_may_share_an_id_as_long_as_few_are_out()
    {
        for (var ticket = 0; ticket < 50; ticket++)
        {
            Assert.False(_sharing.IsFull);
            Receive(_sharing, 1);
            _sharing.Acknowledge(ticket);
        }

        Receive(_sharing, 2);
        Assert.Equal(1, _sharing.Stored?.ReplayId);
    }

    [Fact]
    public void A_late_copy_of_a_waiting_id_holds_back_the_next_one_too()
    {
        Receive(_sharing, 1);
        _sharing.Acknowledge(0);
        Receive(_sharing, 1, 2, 1, 3);
        _sharing.Acknowledge(1);
        _sharing.Acknowledge(2);
        Assert.Null(_sharing.Stored);
        _sharing.Acknowledge(3);
        Assert.Equal(2, _sharing.Stored?.ReplayId);
    }

    [Fact]
    public void A_ticket_is_acknowledged_once_and_an_unknown_one_is_an_error()
    {
        Receive(_watermark, 1, 2);
        Assert.True(_watermark.Acknowledge(0));
        Assert.False(_watermark.Acknowledge(0));
        Assert.True(_watermark.Acknowledge(1));
        Assert.False(_watermark.Acknowledge(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _watermark.Acknowledge(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => _watermark.Acknowledge(-1));
    }

    private static void Receive(AcknowledgementWatermark watermark, params ReadOnlySpan<long?> ids)
    {
        foreach (var id in ids) watermark.Receive(new ReceivedPosition(id, At, id?.ToString()));
    }
}
