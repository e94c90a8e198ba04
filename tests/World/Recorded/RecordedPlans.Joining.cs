using System.Collections.Immutable;
using TypedStreaming.World.Network;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;
using static TypedStreaming.World.Plans.Act;

namespace TypedStreaming.World.Recorded;

/// <content>Consumers that join a running channel.</content>
internal static partial class RecordedPlans
{
    private static OrgSettings PushTopics => new() { Channels = [ChannelKind.PushTopic] };

    private static OrgSettings TwoPushTopics => new() { Channels = [ChannelKind.PushTopic, ChannelKind.PushTopic] };

    /// <summary>One consumer has had five events. Another joins at the earliest one; the subscription from there is on its way.</summary>
    private static ImmutableArray<Act> JoinerAsksForFive =>
    [
        new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
        new Settle(),
        new Publish(Channel: 0, Count: 5),
        new Take(Consumer: 1, Count: 5),
        new Settle(),
        new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
        new Serve(Way: Way.Side, Riders: 99),
        new Hand(Way: Way.Side),
    ];

    private static ImmutableArray<RecordedPlan> Joining =>
    [
        new("The subscribe of a joiner is lost", [], new Plan(1, PushTopics,
        [
            .. JoinerAsksForFive, new Serve(Way: Way.Side, Riders: 99, Fault: new Fault(FaultKind.LostRequest)),
        ])),
        new("The subscribe of a joiner is answered by a proxy", [], new Plan(1, PushTopics,
        [
            .. JoinerAsksForFive, new Serve(Way: Way.Side, Riders: 99, Fault: new Fault(FaultKind.Unavailable)),
        ])),
        new("The replay of a joiner is cut", [], new Plan(1, PushTopics,
        [
            .. JoinerAsksForFive, new Serve(Way: Way.Side, Riders: 99), new Hand(Way: Way.Side, Fault: new Fault(FaultKind.Cut, 500)),
        ])),
        new("The session is forgotten under a joiner", [], new Plan(1, PushTopics,
        [
            .. JoinerAsksForFive, new Serve(Way: Way.Side, Riders: 99, Fault: new Fault(FaultKind.UnknownClient)),
        ])),
        new("The connect that carries the replay of a joiner is lost", [], new Plan(1, PushTopics,
        [
            .. JoinerAsksForFive, new Serve(Way: Way.Side, Riders: 0), new Hand(Way: Way.Side),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(FaultKind.LostAnswer)),
        ])),
        new("The connect that carries the rest of a joiner's replay is cut", [], new Plan(1, PushTopics,
        [
            .. JoinerAsksForFive, new Serve(Way: Way.Side, Riders: 2), new Hand(Way: Way.Side),
            new Serve(Way: Way.Connect, Riders: 99), new Hand(Way: Way.Connect, Fault: new Fault(FaultKind.Cut, 500)),
        ])),
        new("Each joiner brings the others all of the history again", [], new Plan(1, PushTopics,
        [
            new Publish(Channel: 0, Count: 8),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Take(Consumer: 0, Count: 20),
            new Settle(),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
            new Settle(),
        ])),
        new("Who started at the present gets a newer event before an older one", [], new Plan(90, PushTopics,
        [
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.Latest),
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Serve(Way: Way.Side, Riders: 99),
        ])),
        new("A stored start gets a newer event before an older one", [], new Plan(227, PushTopics,
        [
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Stop(),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Join(Consumer: 1, Channel: 0, Start: Start.StoredOrEarliest),
        ])),
        new("Who joins at the present gets what is older than the clocks can differ", [], new Plan(184, PushTopics,
        [
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
            new Pass(Seconds: 32),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Join(Consumer: 2, Channel: 0, Start: Start.Latest),
        ])),
        new("Who left and joins again gets what the last subscription had left in the queue", [], new Plan(626, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 2),
            new Leave(Consumer: 0),
            new Join(Consumer: 0, Channel: 0, Start: Start.After),
            new Serve(Way: Way.Side, Riders: 1),
        ])),
        new("What the last subscription had left in the queue hides the replay", [], new Plan(34793, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Publish(Channel: 0, Count: 2),
            new Leave(Consumer: 0),
            new Serve(Way: Way.Side, Riders: 0),
            new Hand(Way: Way.Side),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Serve(Way: Way.Side, Riders: 2),
            new Hand(Way: Way.Side),
            new Leave(Consumer: 0),
        ])),
        new("A full buffer lets newer events pass the replay", [], new Plan(3165, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Thrift: Thrift.SmallBuffer),
            new Publish(Channel: 0, Count: 4),
            new Serve(Way: Way.Side, Riders: 99),
            new Hand(Way: Way.Side),
            new Publish(Channel: 0, Count: 4),
            new Serve(Way: Way.Side, Riders: 2),
            new Serve(Way: Way.Connect, Riders: 99),
        ])),
        new("The wall clock is set before somebody joins at the present", [], new Plan(238, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new SetClock(Minutes: 120),
            new Join(Consumer: 2, Channel: 0, Start: Start.Latest),
            new Publish(Channel: 0, Count: 8),
        ])),
        new("A consumer joins while only an id is known of which more may come", [], new Plan(41530, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Serve(Way: Way.Connect, Riders: 99),
            new Publish(Channel: 0, Count: 1),
            new Publish(Channel: 0, Count: 1),
            new Serve(Way: Way.Side, Riders: 0),
            new Hand(Way: Way.Side),
            new Settle(),
        ])),
        new("A consumer joins a subscribe before the last old event has come", [], new Plan(48608, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 4),
            new Leave(Consumer: 2),
            new Serve(Way: Way.Connect, Riders: 99),
            new Serve(Way: Way.Side, Riders: 99),
            new Hand(Way: Way.Connect, Permille: 900),
            new Hand(Way: Way.Side),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
        ])),
        new("An event without an id lets older ones come, which are replayed for another consumer", [], new Plan(97530, new OrgSettings { Channels = [ChannelKind.OddIds] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Serve(Way: Way.Connect, Riders: 99),
            new Pass(Seconds: 45, Works: false),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Join(Consumer: 1, Channel: 0, Start: Start.Latest),
            new Serve(Way: Way.Side, Riders: 0),
        ])),
        new("A start at the present waits to subscribe again while another consumer is let in", [], new Plan(66149, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Restart(Kills: false),
            new Join(Consumer: 0, Channel: 0, Start: Start.Latest),
            new Serve(Way: Way.Side, Riders: 99),
            new Refuse(What: Refusal.Busy, Channel: 1),
            new Settle(),
            new Serve(Way: Way.Side, Riders: 99),
        ])),
        new("A start at the present joins while an answer is read, and gets the rest of it", [], new Plan(19037, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 5),
            new Pass(Seconds: 32, Works: false),
            new Serve(Way: Way.Connect, Riders: 99),
            new Hand(Way: Way.Connect, Permille: 600),
            new Join(Consumer: 0, Channel: 0, Start: Start.Latest),
        ])),
    ];
}
