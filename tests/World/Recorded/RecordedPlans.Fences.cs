using System.Collections.Immutable;
using TypedStreaming.World.Network;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;
using static TypedStreaming.World.Plans.Act;

namespace TypedStreaming.World.Recorded;

/// <content>What is replayed for those who join or come back, and what was on its way before.</content>
internal static partial class RecordedPlans
{
    private static ImmutableArray<RecordedPlan> Fences =>
    [
        new("A replay comes to the first id that was refused, and not to the next one yet", [], new Plan(25925, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 3),
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries, Thrift: Thrift.SmallBuffer),
            new Publish(Channel: 0, Count: 1),
            new Publish(Channel: 0, Count: 1),
            new Pass(Seconds: 31),
            new Take(Consumer: 3, Count: 2),
            new Publish(Channel: 0, Count: 2),
            new Serve(Way: Way.Side, Riders: 1),
            new Hand(Way: Way.Side),
            new Serve(Way: Way.Connect, Riders: 99),
            new Serve(Way: Way.Side, Riders: 2),
        ])),
        new("Old events come after a replay has begun, and before it reaches them", [], new Plan(30551, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 4),
            new Settle(),
            new Publish(Channel: 0, Count: 4),
            new Serve(Way: Way.Connect, Riders: 3),
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Serve(Way: Way.Side, Riders: 99),
            new Hand(Way: Way.Side),
            new Serve(Way: Way.Side, Riders: 2),
            new Hand(Way: Way.Side),
        ])),
        new("A filter keeps out the id that a channel was asked for", [], new Plan(34182, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 2, Channel: 0, Start: Start.After, Filter: Region.North),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries, Filter: Region.North),
        ])),
        new("A filter lets through less than the id that a channel was asked for", [], new Plan(26783, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Publish(Channel: 0, Count: 1, Region: Region.North),
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 0, Channel: 0, Start: Start.After, Filter: Region.North),
            new Settle(),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest, Filter: Region.North),
        ])),
        new("A stretch begins with a shared id of which another answer holds more", [], new Plan(24115, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Publish(Channel: 0, Count: 4, Twins: true),
            new Serve(Way: Way.Connect, Riders: 2),
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
            new Serve(Way: Way.Side, Riders: 99),
            new Hand(Way: Way.Side),
        ])),
        new("A consumer is parked between two events of one id", [], new Plan(15569, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries, Thrift: Thrift.SmallBuffer),
            new Publish(Channel: 0, Count: 4, Twins: true),
            new Pass(Seconds: 22),
        ])),
        new("What is kept until an answer shows it to be new comes before the events of that answer", [], new Plan(15877, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 2),
            new Settle(),
            new Join(Consumer: 3, Channel: 0, Start: Start.Latest),
            new Renumber(Channel: 0, BeginsLow: false),
            new Publish(Channel: 0, Count: 2),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
        ])),
        new("An event from before the start is replayed after a newer one has come", [], new Plan(14399, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Publish(Channel: 0, Count: 1),
            new Pass(Seconds: 45),
            new Join(Consumer: 0, Channel: 0, Start: Start.LatestWithoutGap),
            new Settle(),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(Kind: FaultKind.LostAnswer)),
            new Settle(),
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Serve(Way: Way.Side, Riders: 99),
        ])),
        new("A consumer joins while a busy server refuses the channel", [], new Plan(10646, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Refuse(What: Refusal.Busy, Channel: 1),
            new Settle(),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
        ])),
        new("An org that has moved refuses a channel that runs, for a while", [], new Plan(4005659, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Refuse(What: Refusal.Deliveries, Channel: 0),
            new Move(),
            new Settle(),
        ])),
    ];
}
