using TypedStreaming.PubSub.Streams;

namespace TypedStreaming.PubSub.Tests.Streams;

/// <summary>The number of events that a stream requests.</summary>
public sealed class CreditTests
{
    private const long Megabyte = 1024 * 1024;

    private readonly Credit _credit = new();

    [Fact]
    public void Requests_at_most_100_events_at_a_time()
    {
        Assert.Equal(100, Request(32 * Megabyte));
        Assert.Equal(0, Request(32 * Megabyte));
    }

    [Fact]
    public void Requests_more_when_half_of_the_room_is_free()
    {
        Request(32 * Megabyte);
        Receive(49, 1000);
        Assert.Equal(0, Request(32 * Megabyte));
        Receive(1, 1000);
        Assert.Equal(50, Request(32 * Megabyte));
    }

    [Fact]
    public void Requests_only_as_many_large_events_as_fit()
    {
        Request(32 * Megabyte);
        Receive(100, 2 * Megabyte);
        Assert.Equal(4, Request(8 * Megabyte));
    }

    [Fact]
    public void A_larger_event_counts_at_once_and_smaller_ones_slowly()
    {
        Request(32 * Megabyte);
        Receive(99, 1000);
        Receive(1, 4 * Megabyte);
        Assert.Equal(2, Request(8 * Megabyte));
    }

    [Fact]
    public void Requests_one_event_if_the_queue_takes_one_of_any_size()
    {
        Assert.Equal(1, _credit.Wanted(freeBytes: -5, hasRoom: true));
        Assert.Equal(0, _credit.Wanted(freeBytes: -5, hasRoom: false));
    }

    [Fact]
    public void The_number_of_the_server_counts_in_the_second_response_after_a_request()
    {
        Request(32 * Megabyte);
        _credit.Correct(pending: 3); // It may have crossed the request.
        Assert.Equal(100, _credit.Outstanding);
        _credit.Correct(pending: 3);
        Assert.Equal(3, _credit.Outstanding);
        _credit.Correct(pending: int.MaxValue);
        Assert.Equal(3, _credit.Outstanding);
        _credit.Correct(pending: -7);
        Assert.Equal(0, _credit.Outstanding);
    }

    [Fact]
    public void A_new_call_owes_nothing()
    {
        Request(32 * Megabyte);
        _credit.Reset();
        Assert.Equal((0, 100), (_credit.Outstanding, _credit.Wanted(32 * Megabyte, hasRoom: true)));
    }

    private int Request(long freeBytes)
    {
        var wanted = _credit.Wanted(freeBytes, hasRoom: true);
        if (wanted > 0) _credit.Request(wanted);
        return wanted;
    }

    private void Receive(int events, long bytes)
    {
        for (var i = 0; i < events; i++) _credit.Receive(bytes);
    }
}
