using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Consumers;

public sealed class SeenEventsTests
{
    private const int Capacity = 10_000;

    [Fact]
    public void An_id_is_new_once()
    {
        var seen = new SeenEvents(Capacity);
        Assert.True(seen.Add(Id(1)));
        Assert.False(seen.Add(Id(1)));
        Assert.True(seen.Add(Id(2)));
    }

    [Fact]
    public void As_many_as_it_holds_are_remembered()
    {
        var seen = new SeenEvents(Capacity);
        for (var i = 0; i < Capacity; i++) Assert.True(seen.Add(Id(i)));
        for (var i = 0; i < Capacity; i++) Assert.False(seen.Add(Id(i)));
    }

    [Fact]
    public void One_more_forgets_the_first()
    {
        var seen = new SeenEvents(Capacity);
        for (var i = 0; i <= Capacity; i++) Assert.True(seen.Add(Id(i)));
        Assert.False(seen.Add(Id(1)));
        Assert.True(seen.Add(Id(0)));
        Assert.True(seen.Add(Id(1)));
    }

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
