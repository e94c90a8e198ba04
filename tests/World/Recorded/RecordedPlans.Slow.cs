using System.Collections.Immutable;
using TypedStreaming.World.Network;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;
using static TypedStreaming.World.Plans.Act;

namespace TypedStreaming.World.Recorded;

/// <content>Consumers with little room.</content>
internal static partial class RecordedPlans
{
    private static ImmutableArray<RecordedPlan> Slow =>
    [
        new("Two consumers are full, and the first one gets room", [], new Plan(5067, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries, Thrift: Thrift.SmallBuffer),
            new Settle(),
            new Publish(Channel: 0, Count: 3),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries, Thrift: Thrift.SmallBuffer),
            new Pass(Seconds: 31),
            new Take(Consumer: 1, Count: 5),
        ])),
        new("The end of a replay overtakes its beginning, and more comes after it", [], new Plan(6720, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Thrift: Thrift.SmallBuffer),
            new Publish(Channel: 0, Count: 3),
            new Publish(Channel: 0, Count: 3),
            new Publish(Channel: 0, Count: 3),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest, Form: Form.Subscription, Thrift: Thrift.SmallBuffer),
            new Pass(Seconds: 16),
            new Take(Consumer: 1, Count: 5),
            new Serve(Way: Way.Side, Riders: 3),
            new Serve(Way: Way.Connect, Riders: 2),
        ])),
        new("A consumer joins while a replay for another one is in the queue", [], new Plan(6888, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest, Form: Form.Subscription, Thrift: Thrift.SmallBuffer),
            new Publish(Channel: 0, Count: 8),
            new Settle(),
            new Publish(Channel: 0, Count: 4),
            new Join(Consumer: 0, Channel: 0, Start: Start.Latest, Form: Form.Deliveries, Thrift: Thrift.SmallBuffer),
            new Pass(Seconds: 16),
            new Take(Consumer: 0, Count: 5),
            new Serve(Way: Way.Side, Riders: 0),
            new Serve(Way: Way.Connect, Riders: 3),
            new Take(Consumer: 2, Count: 5),
            new Hand(Way: Way.Side),
            new Serve(Way: Way.Side, Riders: 2),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries, Thrift: Thrift.SmallBuffer),
            new Hand(Way: Way.Side),
        ])),
        new("A consumer leaves between two events of one id", [], new Plan(9587, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries, Thrift: Thrift.SmallBuffer),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 4, Twins: true),
            new Settle(),
            new Leave(Consumer: 2),
        ])),
        new("What was queued before the request whose answer is lost", [], new Plan(39120, new OrgSettings { Channels = [ChannelKind.PushTopic], Replays = false },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(Kind: FaultKind.LostAnswer)),
            new Publish(Channel: 0, Count: 1),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(Kind: FaultKind.Unavailable)),
            new Acknowledge(Consumer: 3, Which: 0),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Publish(Channel: 0, Count: 1),
            new Serve(Way: Way.Connect, Riders: 99),
            new Hand(Way: Way.Connect, Fault: new Fault(Kind: FaultKind.Cut)),
        ])),
        new("A start is refused while another consumer joins", [], new Plan(40955, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Publish(Channel: 0, Count: 4),
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries, Thrift: Thrift.FewOut),
            new Settle(),
            new Join(Consumer: 3, Channel: 0, Start: Start.After),
            new Take(Consumer: 2, Count: 5),
            new Publish(Channel: 0, Count: 4),
            new Publish(Channel: 0, Count: 1),
            new Serve(Way: Way.Connect, Riders: 99),
            new Hand(Way: Way.Connect, Permille: 300),
            new Leave(Consumer: 3),
            new Expire(Channel: 0, Keep: 3),
        ])),
        new("The org moves before the first of the events that may share an id is complete", [], new Plan(9303, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Renumber(Channel: 0, BeginsLow: false),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Move(),
        ])),
        new("A start at the present comes after a start in the past that acknowledged nothing", [], new Plan(35500, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Settle(),
            new Settle(),
            new Settle(),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries, Thrift: Thrift.FewOut),
            new Publish(Channel: 0, Count: 3),
            new Serve(Way: Way.Side, Riders: 99),
            new Hand(Way: Way.Side),
            new Take(Consumer: 1, Count: 1),
            new Take(Consumer: 1, Count: 2),
            new Settle(),
            new Pass(Seconds: 600),
            new Join(Consumer: 1, Channel: 0, Start: Start.StoredOrLatest),
        ])),
    ];
}
