using System.Collections.Immutable;
using TypedStreaming.World.Network;
using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Plans;

/// <summary>
/// Makes random plans. Each plan leaves out some kinds of actions altogether, so that the others meet more often; each action
/// is drawn by the plan's seed and its own number alone.
/// </summary>
internal sealed class PlanMaker(Theme theme)
{
    /// <summary>The numbers of the dice that are not an action's.</summary>
    private const int DiceOfOrg = -1;
    private const int DiceOfHabits = -2;

    public Plan Make(long seed)
    {
        var org = OrgOf(Dice.Of(seed, DiceOfOrg));
        var habits = HabitsOf(Dice.Of(seed, DiceOfHabits));
        var acts = ImmutableArray.CreateBuilder<Act>(habits.Length);
        for (var number = 0; number < habits.Length; number++) acts.Add(ActOf(Dice.Of(seed, number), habits, org, number));
        return new Plan(seed, org, acts.ToImmutable());
    }

    private OrgSettings OrgOf(Dice dice)
    {
        if (theme.IsPair) return new OrgSettings { Channels = [ChannelKind.PushTopic, ChannelKind.PushTopic] };
        if (theme.IsNarrow) return new OrgSettings { Channels = [dice.Pick(ChannelKind.PushTopic, ChannelKind.Platform, ChannelKind.Platform)] };
        if (!theme.HasOddities) return new OrgSettings { Channels = [dice.Pick(ChannelKind.PushTopic, ChannelKind.Platform)] };
        if (dice.Chance(6)) return new OrgSettings { Channels = [ChannelKind.WithoutIds], Replays = false };
        var count = dice.Pick(1, 1, 1, 2, 2, 3);
        return new OrgSettings
        {
            Channels = [.. Enumerable.Range(0, count).Select(_ => KindOf(dice))],
            WritesFilters = dice.Chance(75),
        };
    }

    private static ChannelKind KindOf(Dice dice) => dice.Pick(
        ChannelKind.PushTopic, ChannelKind.PushTopic, ChannelKind.PushTopic, ChannelKind.Generic, ChannelKind.Platform, ChannelKind.Platform,
        ChannelKind.SharedIds, ChannelKind.SharedIds, ChannelKind.OddIds);

    private Habits HabitsOf(Dice dice)
    {
        var length = theme.IsRestless ? dice.Pick(60, 90, 120) : dice.Pick(15, 30, 45, 60, 90);
        var faults = theme.IsRestless ? dice.Pick(0, 0, 0, 4) : dice.Pick(0, 4, 10, 20, 35);
        return new Habits(length, faults, [.. Enum.GetValues<Habit>().Select(habit => Habits.CanBeLeftOut(habit) && dice.Chance(30) ? 0 : theme.Weights(habit))]);
    }

    private Act ActOf(Dice dice, Habits habits, OrgSettings org, int number)
    {
        if (number == 0) return theme.IsPair ? new Act.Join(0, 0, Start.Earliest) : Join(dice, org);
        return number == 1 && dice.Chance(50) ? new Act.Settle() : Drawn(dice, habits, org);
    }

    private Act Drawn(Dice dice, Habits habits, OrgSettings org)
    {
        var channel = dice.Next(org.Channels.Length);
        return (Habit)dice.Weighed(habits.Weights.AsSpan()) switch
        {
            Habit.Publish => Publish(dice, channel),
            Habit.Join => Join(dice, org),
            Habit.Take => new Act.Take(Consumer(dice), dice.Pick(1, 1, 2, 3, 5, 20)),
            Habit.Acknowledge => new Act.Acknowledge(Consumer(dice), dice.Pick(0, 0, 1, 2, 3)),
            Habit.Leave => new Act.Leave(theme.IsPair ? 1 : Consumer(dice), dice.Chance(30)),
            Habit.Restart => dice.Chance(25) ? new Act.Stop() : new Act.Restart(dice.Chance(65)),
            Habit.Serve => new Act.Serve(WayOf(dice), theme.IsRestless ? 99 : dice.Pick(0, 1, 2, 3, 99, 99, 99), dice.Chance(30), ServeFault(dice, habits)),
            Habit.Hand => Hand(dice, habits),
            Habit.Settle => new Act.Settle(theme.IsRestless && dice.Chance(85)),
            Habit.Pass => new Act.Pass(theme.IsNarrow ? dice.Pick(1, 5, 16, 31) : dice.Pick(1, 1, 2, 5, 31, 45, 130, 600), dice.Chance(70)),
            Habit.Org => Trouble(dice, channel),
            _ => Own(dice),
        };
    }

    private Act.Publish Publish(Dice dice, int channel) => new Act.Publish(
        channel, theme.IsRestless ? dice.Pick(1, 4, 8, 20) : dice.Pick(1, 1, 1, 2, 3, 4, 8), dice.Pick(Region.Any, Region.North, Region.South), dice.Chance(25), Large: dice.Chance(4));

    private Act.Join Join(Dice dice, OrgSettings org) => new Act.Join(
        theme.IsPair ? 1 : Consumer(dice), theme.IsPair ? 1 : dice.Next(org.Channels.Length),
        theme.IsRestless ? dice.Pick(Start.Earliest, Start.StoredOrEarliest, Start.StoredOrEarliest) : dice.Pick(
            Start.Latest, Start.Latest, Start.LatestWithoutGap, Start.Earliest, Start.Earliest, Start.Earliest, Start.After, Start.StoredOrLatest,
            Start.StoredOrLatest, Start.StoredOrLatestWithoutGap, Start.StoredOrEarliest, Start.StoredOrEarliest, Start.StoredOrEarliest),
        dice.Pick(Form.Events, Form.Deliveries, Form.Deliveries, Form.Json, Form.Subscription),
        theme.HasOddities ? dice.Pick(Region.Any, Region.Any, Region.Any, Region.North, Region.South) : Region.Any,
        theme.IsNarrow ? dice.Pick(Thrift.None, Thrift.SavesAtOnce, Thrift.SmallBuffer, Thrift.SmallBuffer)
        : theme.HasThrift
            ? dice.Pick(Thrift.None, Thrift.None, Thrift.None, Thrift.None, Thrift.SavesAtOnce, Thrift.SavesAtOnce, Thrift.SmallBuffer, Thrift.FewOut)
            : dice.Pick(Thrift.None, Thrift.SavesAtOnce),
        dice.Next(6));

    private Act.Hand Hand(Dice dice, Habits habits)
    {
        var way = WayOf(dice);
        var permille = theme.IsRestless ? dice.Pick(1000, 50, 100, 200, 300, 500) : dice.Pick(1000, 1000, 1000, 1000, 0, 300, 600, 900, 999);
        var fault = dice.Chance(habits.Faults) ? new Fault(dice.Pick(FaultKind.Cut, FaultKind.CutSilently), dice.Next(1001)) : Fault.None;
        return new Act.Hand(way, permille, fault);
    }

    private Fault ServeFault(Dice dice, Habits habits) => dice.Chance(habits.Faults)
        ? new Fault(dice.Pick(
            FaultKind.LostRequest, FaultKind.SilentRequest, FaultKind.LostAnswer, FaultKind.SilentAnswer, FaultKind.Unavailable, FaultKind.GatewayTimeout,
            FaultKind.UnknownClient, FaultKind.UnknownClientForGood, theme.IsPair ? FaultKind.Unavailable : FaultKind.Unauthorized))
        : Fault.None;

    private Act Trouble(Dice dice, int channel) => dice.Next(theme.HasOddities ? 12 : theme.Consumers == 1 ? 11 : 10) switch
    {
        0 or 1 => new Act.Expire(channel, dice.Pick(0, 1, 3, 6)),
        2 => new Act.Forget(),
        3 => new Act.Dismiss(),
        4 => new Act.Revoke(),
        5 => new Act.Refuse(dice.Pick(Refusal.Clients, Refusal.Busy, Refusal.Deliveries, Refusal.Channel), channel),
        6 or 7 => new Act.RefuseNothing(),
        8 => new Act.Outage(Begins: true),
        9 => new Act.Outage(Begins: false),
        // Where another consumer's subscription starts earlier, low ids look like those that a consumer had.
        10 => new Act.Renumber(channel, BeginsLow: theme.Consumers == 1),
        _ => new Act.Move(),
    };

    private Act Own(Dice dice) => theme.HasOddities && dice.Chance(50)
        ? new Act.SetClock(dice.Pick(-120, -10, 10, 120))
        : new Act.BreakStore(dice.Pick(StoreFault.Fails, StoreFault.Hangs));

    private Way WayOf(Dice dice) => theme.IsRestless ? Way.Connect : dice.Pick(Way.Connect, Way.Side);

    private int Consumer(Dice dice) => dice.Next(theme.Consumers);
}
