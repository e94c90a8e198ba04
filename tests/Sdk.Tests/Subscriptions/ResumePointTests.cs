using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Subscriptions;

public sealed class ResumePointTests
{
    [Theory]
    [InlineData(false, new long[] { 5 }, 5L)]
    [InlineData(true, new long[] { 5 }, null)]
    [InlineData(true, new long[] { 5, 5 }, null)]
    [InlineData(true, new long[] { 5, 5, 8 }, 5L)]
    [InlineData(true, new long[] { 5, 8, 8 }, 5L)]
    [InlineData(false, new long[] { 900, 5 }, 5L)]
    public void An_id_is_behind_us_when_it_came_and_where_ids_are_shared_when_a_later_one_came(bool sharesIds, long[] ids, long? expected)
    {
        var resume = new ResumePoint(sharesIds);
        foreach (var id in ids) resume.Receive(id);
        Assert.Equal(expected, resume.Id);
    }

    [Fact]
    public void What_came_but_is_not_behind_us_is_better_than_nothing()
    {
        var shared = new ResumePoint(sharesIds: true);
        shared.Receive(5);
        Assert.Equal((null, 5), (shared.Id, shared.Doubtful));

        var overtaken = new ResumePoint(sharesIds: false);
        overtaken.Receive(7, Awaited.Connect);
        Assert.Null(overtaken.Doubtful);
        overtaken.Lose();
        Assert.Equal((null, 7), (overtaken.Id, overtaken.Doubtful));
    }

    [Fact]
    public void Forgotten_ids_say_nothing()
    {
        var resume = new ResumePoint(sharesIds: true);
        foreach (var id in (long[])[5, 8]) resume.Receive(id);
        resume.Forget();
        Assert.Equal((null, null), (resume.Id, resume.Doubtful));
    }
}
