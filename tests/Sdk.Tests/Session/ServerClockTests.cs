using TypedStreaming.Session;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Session;

public sealed class ServerClockTests
{
    [Fact]
    public void It_is_the_last_date_of_the_server_and_what_has_passed_since()
    {
        var time = new ManualTimeProvider();
        var clock = new ServerClock(time);
        Assert.Equal(time.GetUtcNow(), clock.Now);
        var server = time.GetUtcNow().AddHours(5);
        clock.Note(server, time.GetTimestamp());
        Assert.Equal(server, clock.Now);
        time.Advance(TimeSpan.FromMinutes(1));
        clock.Note(null, time.GetTimestamp());
        Assert.Equal(server.AddMinutes(1), clock.Now);
        clock.Note(server, time.GetTimestamp());
        Assert.Equal(server, clock.Now);
    }

    [Fact]
    public void A_response_that_arrives_for_long_does_not_set_it_back()
    {
        var time = new ManualTimeProvider();
        var clock = new ServerClock(time);
        var (server, beganAt) = (time.GetUtcNow().AddHours(5), time.GetTimestamp());
        clock.Note(server, beganAt);
        time.Advance(TimeSpan.FromMinutes(10));
        clock.Note(server, beganAt);
        Assert.Equal(server.AddMinutes(10), clock.Now);
    }
}
