using TypedStreaming.World.Network;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Tests.Plans;

public sealed class PlanTests
{
    [Fact]
    public void Random_numbers_are_the_same_everywhere()
    {
        var dice = Dice.Of(1, 2);
        Assert.Equal([282, 761, 32, 449, 891, 992, 684, 867], Enumerable.Range(0, 8).Select(_ => dice.Next(1000)));
    }

    [Fact]
    public void A_seed_makes_the_same_plan_again()
    {
        var (one, other) = (new PlanMaker(Theme.Full).Make(7), new PlanMaker(Theme.Full).Make(7));
        Assert.Equal(one.Acts, other.Acts);
        Assert.NotEqual(one.Acts, new PlanMaker(Theme.Full).Make(8).Acts);
    }

    [Fact]
    public void Plans_draw_all_kinds_of_actions()
    {
        var maker = new PlanMaker(Theme.Full);
        var drawn = Enumerable.Range(1, 300).SelectMany(seed => maker.Make(seed).Acts).Select(static act => act.GetType()).ToHashSet();
        Assert.Equal(typeof(Act).GetNestedTypes().ToHashSet(), drawn);
    }

    [Fact]
    public void Plans_of_each_theme_publish_some_events_that_are_larger_than_the_limit()
    {
        foreach (var theme in (Theme[])[Theme.Full, Theme.Alone, Theme.Plain, Theme.Pair, Theme.Narrow, Theme.Restless])
        {
            var maker = new PlanMaker(theme);
            var published = Enumerable.Range(1, 100).SelectMany(seed => maker.Make(seed).Acts).OfType<Act.Publish>().ToList();
            Assert.InRange(published.Count(static act => act.Large), 1, published.Count / 10);
        }
    }

    [Fact]
    public void An_action_is_printed_as_it_is_written()
    {
        Assert.Equal("new Publish(Channel: 0, Count: 2)", ActText.Of(new Act.Publish(0, 2)));
        Assert.Equal(
            "new Hand(Way: Way.Side, Permille: 300, Fault: new Fault(Kind: FaultKind.Cut, Permille: 5))",
            ActText.Of(new Act.Hand(Way.Side, 300, new Fault(FaultKind.Cut, 5))));
        Assert.Equal("new Join(Consumer: 1, Channel: 0, Start: Start.Latest)", ActText.Of(new Act.Join(1, 0, Start.Latest)));
        Assert.Equal("new Settle()", ActText.Of(new Act.Settle()));
    }

    [Fact]
    public async Task A_failing_plan_is_made_as_short_and_plain_as_it_can_be()
    {
        var plan = new PlanMaker(Theme.Full).Make(3) with { Acts = [.. Enumerable.Range(0, 60).Select(Noise), new Act.Join(2, 1, Start.Latest, Form.Json), .. Enumerable.Range(0, 30).Select(Noise), new Act.Publish(1, 8, Region.South)] };
        var shortest = await new Shrinker(static one => Task.FromResult(JoinsBeforePublishing(one))).ShrinkAsync(plan);
        Assert.Equal<Act>([new Act.Join(0, 0, Start.Earliest), new Act.Publish(0, 1)], shortest.Acts);
        Assert.Equal([ChannelKind.PushTopic], shortest.Org.Channels);
    }

    private static Act Noise(int number) => number % 2 == 0 ? new Act.Settle() : new Act.Take(0, number);

    private static bool JoinsBeforePublishing(Plan plan)
    {
        var join = plan.Acts.ToList().FindIndex(static act => act is Act.Join);
        return join >= 0 && plan.Acts.ToList().FindLastIndex(static act => act is Act.Publish) > join;
    }
}
