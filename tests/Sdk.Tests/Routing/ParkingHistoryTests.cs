using TypedStreaming.Routing;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Routing;

public sealed class ParkingHistoryTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly ParkingHistory _parking = new();

    [Fact]
    public void The_waits_before_a_return_double_up_to_5_minutes()
    {
        List<double> waits = [];
        for (var park = 0; park < 12; park++)
        {
            _parking.Begin(_time);
            waits.Add(_parking.TakeWait().TotalSeconds);
        }

        Assert.Equal([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300], waits);
    }

    [Fact]
    public void A_wait_is_taken_once()
    {
        _parking.Begin(_time);
        _parking.Begin(_time);
        Assert.Equal(TimeSpan.FromSeconds(1), _parking.TakeWait());
        Assert.Equal(TimeSpan.Zero, _parking.TakeWait());
    }

    [Fact]
    public void Parks_of_more_than_an_hour_ago_do_not_count()
    {
        _parking.Begin(_time);
        _time.Advance(TimeSpan.FromMinutes(61));
        _parking.Begin(_time);
        Assert.Equal((1, TimeSpan.Zero), (_parking.Count, _parking.Wait));
    }

    [Fact]
    public void A_park_of_exactly_an_hour_ago_counts()
    {
        _parking.Begin(_time);
        _time.Advance(TimeSpan.FromMinutes(60));
        _parking.Begin(_time);
        Assert.Equal((2, TimeSpan.FromSeconds(1)), (_parking.Count, _parking.Wait));
    }

    [Fact]
    public void What_is_used_pays_for_what_is_sent_again()
    {
        _parking.Begin(_time);
        _parking.Return(_time);
        for (var used = 0; used < 1000; used++) _parking.NoteUsed();
        for (var again = 0; again < 3000; again++) _parking.NoteSentAgain();
        Assert.False(_parking.CostsMoreThan(3));
        _parking.NoteSentAgain();
        Assert.True(_parking.CostsMoreThan(3));
    }

    [Fact]
    public void A_few_events_that_are_sent_again_cost_nothing()
    {
        _parking.Return(_time);
        for (var again = 0; again < 1000; again++) _parking.NoteSentAgain();
        Assert.False(_parking.CostsMoreThan(3));
    }

    [Fact]
    public void Only_what_comes_during_a_return_counts_as_used()
    {
        _parking.NoteUsed();
        _parking.Return(_time);
        for (var again = 0; again < 1001; again++) _parking.NoteSentAgain();
        _parking.Arrive();
        Assert.False(_parking.IsReturning);
        for (var used = 0; used < 1000; used++) _parking.NoteUsed();
        Assert.True(_parking.CostsMoreThan(3));
    }

    [Fact]
    public void Within_an_hour_the_costs_add_up()
    {
        _parking.Return(_time);
        for (var again = 0; again < 600; again++) _parking.NoteSentAgain();
        _time.Advance(TimeSpan.FromMinutes(60));
        _parking.Return(_time);
        for (var again = 0; again < 600; again++) _parking.NoteSentAgain();
        Assert.True(_parking.CostsMoreThan(3));
    }

    [Fact]
    public void After_an_hour_the_costs_begin_again()
    {
        _parking.Return(_time);
        for (var again = 0; again < 5000; again++) _parking.NoteSentAgain();
        _time.Advance(TimeSpan.FromMinutes(61));
        _parking.Return(_time);
        Assert.False(_parking.CostsMoreThan(3));
    }
}
