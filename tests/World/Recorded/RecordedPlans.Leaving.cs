using System.Collections.Immutable;
using TypedStreaming.World.Network;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;
using static TypedStreaming.World.Plans.Act;

namespace TypedStreaming.World.Recorded;

/// <content>Consumers that leave, are slow, or share ids.</content>
internal static partial class RecordedPlans
{
    private static ImmutableArray<RecordedPlan> Leaving =>
    [
        new("Events without an id are published while a channel is subscribed again", [], new Plan(1255, new OrgSettings { Channels = [ChannelKind.OddIds] },
        [
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 3),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Serve(Way: Way.Side, Riders: 99),
            new Publish(Channel: 0, Count: 3),
        ])),
        new("The only id that came is shared, and the answer is cut in it", [], new Plan(2689, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Latest),
            new Settle(),
            new Publish(Channel: 0, Count: 3, Twins: true),
            new Publish(Channel: 0, Count: 1),
            new Serve(Way: Way.Connect, Riders: 99),
            new Hand(Way: Way.Connect, Fault: new Fault(FaultKind.CutSilently, Permille: 237)),
        ])),
        new("The only id that came is shared, and a joiner takes a new session", [], new Plan(3522, new OrgSettings { Channels = [ChannelKind.PushTopic, ChannelKind.SharedIds] },
        [
            new Join(Consumer: 2, Channel: 1, Start: Start.Latest),
            new Settle(),
            new Publish(Channel: 1, Count: 2, Twins: true),
            new Serve(Way: Way.Connect, Riders: 99),
            new Hand(Way: Way.Connect, Permille: 600),
            new Join(Consumer: 0, Channel: 1, Start: Start.Earliest),
        ])),
        new("Who left after one shared id comes back from the earliest event", [], new Plan(2998, new OrgSettings { Channels = [ChannelKind.PushTopic, ChannelKind.PushTopic, ChannelKind.SharedIds] },
        [
            new Publish(Channel: 2, Count: 1),
            new Join(Consumer: 3, Channel: 2, Start: Start.Latest),
            new Settle(),
            new Publish(Channel: 2, Count: 1),
            new Settle(),
            new Leave(Consumer: 3),
            new Join(Consumer: 3, Channel: 2, Start: Start.StoredOrEarliest),
        ])),
        new("Events without an id are lost with a subscribe", [], new Plan(3566, new OrgSettings { Channels = [ChannelKind.OddIds] },
        [
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 2),
            new Settle(),
            new Take(Consumer: 3, Count: 1),
            new Publish(Channel: 0, Count: 1),
            new Pass(Seconds: 1, Works: false),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Serve(Way: Way.Connect, Riders: 99),
            new Serve(Way: Way.Side, Riders: 99),
            new Hand(Way: Way.Side),
            new Pass(Seconds: 45, Works: false),
        ])),
        new("The client is stopped while an answer is outstanding", [], new Plan(4253, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Stop(),
        ])),
        new("What was left is given up, and then the org moves", [], new Plan(2512, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Leave(Consumer: 3),
            new Pass(Seconds: 600),
            new Move(),
        ])),
        new("Ids begin again for one who left", [], new Plan(427, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Publish(Channel: 0, Count: 3),
            new Serve(Way: Way.Connect, Riders: 3),
            new Hand(Way: Way.Connect),
            new Renumber(Channel: 0, BeginsLow: false),
            new Leave(Consumer: 0),
        ])),
        new("A start of one's own comes between two from the store", [], new Plan(4027, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 4),
            new Restart(Kills: false),
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Thrift: Thrift.SmallBuffer),
            new Settle(),
            new Stop(),
        ])),
        new("Ids begin again before somebody who started at the present has had any", [], new Plan(45, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Join(Consumer: 3, Channel: 0, Start: Start.Latest),
            new Publish(Channel: 0, Count: 1),
            new Renumber(Channel: 0),
        ])),
        new("The first event without an id is lost", [], new Plan(50, new OrgSettings { Channels = [ChannelKind.OddIds] },
        [
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(FaultKind.LostRequest)),
        ])),
        new("A consumer of another filter is in the way", [], new Plan(1307, new OrgSettings { Channels = [ChannelKind.PushTopic], WritesFilters = false },
        [
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries),
            new Publish(Channel: 0, Count: 2),
            new Settle(),
            new Take(Consumer: 3, Count: 1),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Filter: Region.North),
            new Acknowledge(Consumer: 3, Which: 3),
            new Leave(Consumer: 3),
        ])),
        new("What was acknowledged out of order is given up", [], new Plan(519, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries),
            new Publish(Channel: 0, Count: 4),
            new Settle(),
            new Take(Consumer: 0, Count: 2),
            new Stop(),
            new Acknowledge(Consumer: 0, Which: 2),
            new Pass(Seconds: 600),
        ])),
    ];
}
