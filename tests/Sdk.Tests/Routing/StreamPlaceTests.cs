using System.Globalization;
using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>The place of a consumer whose replay ids cannot be compared.</summary>
public sealed class StreamPlaceTests
{
    private const int LargestGroup = 10_000;

    private static readonly OpaqueReplayId One = new([1]);
    private static readonly OpaqueReplayId Two = new([2]);

    private readonly StreamPlace _place = new();

    [Fact]
    public void Before_the_first_event_there_is_no_id_and_no_number()
    {
        Assert.Equal((null, null, -1), (_place.Received, _place.Complete, _place.Order));
        Assert.Equal(0, _place.Receive(One, "a"));
    }

    [Fact]
    public void Each_new_id_gets_the_next_number_and_completes_the_id_before_it()
    {
        Assert.Equal(0, _place.Receive(One, "a"));
        Assert.Null(_place.Complete);
        Assert.Equal(1, _place.Receive(Two, "b"));
        Assert.Equal((Two, One, 1), (_place.Received, _place.Complete, _place.Order));
    }

    [Fact]
    public void Events_with_the_same_id_have_the_same_number()
    {
        Assert.Equal(0, _place.Receive(One, "a"));
        Assert.Equal(0, _place.Receive(One, "b"));
        Assert.Equal((One, null, 0), (_place.Received, _place.Complete, _place.Order));
    }

    [Fact]
    public void An_event_that_is_sent_again_with_its_id_is_received_once()
    {
        Assert.Equal(0, _place.Receive(One, "a"));
        Assert.Equal(0, _place.Receive(One, "b"));
        Assert.Null(_place.Receive(One, "a"));
        Assert.Null(_place.Receive(One, "b"));
        Assert.Equal(0, _place.Receive(One, "c"));
    }

    [Fact]
    public void Under_another_id_an_event_is_new()
    {
        _place.Receive(One, "a");
        Assert.Equal(1, _place.Receive(Two, "a"));
    }

    [Fact]
    public void Events_without_an_event_id_are_never_copies()
    {
        Assert.Equal(0, _place.Receive(One, ""));
        Assert.Equal(0, _place.Receive(One, ""));
    }

    [Fact]
    public void An_id_that_the_server_has_passed_is_new_once()
    {
        Assert.Equal(0, _place.Pass(One));
        Assert.Null(_place.Pass(One));
        Assert.Equal(1, _place.Pass(Two));
        Assert.Equal((Two, One, 1), (_place.Received, _place.Complete, _place.Order));
    }

    [Fact]
    public void An_event_of_an_id_that_was_passed_is_received_with_its_number()
    {
        _place.Receive(One, "a");
        Assert.Equal(1, _place.Pass(Two));
        Assert.Equal(1, _place.Receive(Two, "a"));
    }

    [Fact]
    public void After_a_restart_the_same_id_and_event_are_new_and_the_numbers_continue()
    {
        _place.Receive(One, "a");
        _place.Receive(Two, "b");
        _place.Restart();
        Assert.Equal((null, null, 1), (_place.Received, _place.Complete, _place.Order));
        Assert.Equal(2, _place.Receive(Two, "b"));
        Assert.Null(_place.Complete);
    }

    [Fact]
    public void Of_more_than_10_000_events_with_one_id_the_first_may_be_received_again_but_none_is_lost()
    {
        for (var sent = 0; sent < LargestGroup; sent++) Assert.Equal(0, _place.Receive(One, Name(sent)));
        Assert.Equal(0, _place.Receive(One, Name(LargestGroup)));
        Assert.Null(_place.Receive(One, Name(LargestGroup)));
        Assert.Equal(0, _place.Receive(One, Name(0)));
    }

    private static string Name(int sent) => sent.ToString(CultureInfo.InvariantCulture);
}
