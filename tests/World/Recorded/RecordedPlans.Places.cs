using System.Collections.Immutable;
using TypedStreaming.World.Network;
using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;
using static TypedStreaming.World.Plans.Act;

namespace TypedStreaming.World.Recorded;

/// <content>Places of consumers, and what a channel brings.</content>
internal static partial class RecordedPlans
{
    private static ImmutableArray<RecordedPlan> Places =>
    [
        new("A full consumer leaves that the client waits for", [], new Plan(968, new OrgSettings { Channels = [ChannelKind.PushTopic], Replays = false },
        [
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest, Form: Form.Json, Thrift: Thrift.SmallBuffer),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Publish(Channel: 0, Count: 2),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Leave(Consumer: 3),
        ])),
        new("An event without a filter in it is not of a subscription with one", [], new Plan(512, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Filter: Region.North),
            new Publish(Channel: 0, Count: 1, Region: Region.North),
            new Settle(),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Publish(Channel: 0, Count: 1, Region: Region.North),
        ])),
        new("An event is on its way for long when somebody joins at the present", [], new Plan(404, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Pass(Seconds: 45, Works: false),
            new Join(Consumer: 0, Channel: 0, Start: Start.Latest),
        ])),
        new("The org moves before a consumer has had anything", [], new Plan(8, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Move(),
        ])),
        new("The org moves while what an enumeration left is not acknowledged", [], new Plan(31, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Leave(Consumer: 1),
            new Move(),
        ])),
        new("A refusal comes while another consumer joins from further back", [], new Plan(581, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries),
            new Settle(),
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 2),
            new Settle(),
            new Restart(Kills: false),
            new Renumber(Channel: 0, BeginsLow: false),
        ])),
        new("A joiner takes a new session, and somebody who started at the present has had nothing yet", [], new Plan(116, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Latest),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 1, Channel: 0, Start: Start.After),
        ])),
        new("A joiner from the earliest event finds a subscription from the present", [], new Plan(1967, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new BreakStore(Fault: StoreFault.Hangs),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Pass(Seconds: 37),
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 3, Channel: 0, Start: Start.Latest),
        ])),
        new("A consumer leaves while an answer is outstanding that may hold earlier events", [], new Plan(3238, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Take(Consumer: 0, Count: 1),
            new Leave(Consumer: 0),
        ])),
        new("Who starts at the present without a gap loses the session while an answer is outstanding", [], new Plan(631, new OrgSettings { Channels = [ChannelKind.PushTopic, ChannelKind.PushTopic, ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.StoredOrLatestWithoutGap),
            new Settle(),
            new Join(Consumer: 1, Channel: 2, Start: Start.Earliest),
            new Serve(Way: Way.Side, Riders: 99, Fault: new Fault(FaultKind.SilentRequest)),
            new Publish(Channel: 0, Count: 1),
        ])),
        new("A channel was off the wire before two start at the present", [], new Plan(1775, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new BreakStore(Fault: StoreFault.Fails),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Pass(Seconds: 45),
            new Join(Consumer: 0, Channel: 0, Start: Start.Latest),
            new Join(Consumer: 2, Channel: 0, Start: Start.Latest),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(FaultKind.LostAnswer)),
        ])),
        new("An answer is left unread, and a later one comes", [], new Plan(2575, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 8),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries, Thrift: Thrift.SmallBuffer),
            new Take(Consumer: 0, Count: 3),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
        ])),
        new("A consumer is parked where nothing can be replayed", [], new Plan(734, new OrgSettings { Channels = [ChannelKind.PushTopic], Replays = false },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Form: Form.Json, Thrift: Thrift.SmallBuffer),
            new Settle(),
            new Publish(Channel: 0, Count: 2),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Pass(Seconds: 15, Works: false),
        ])),
        new("A joiner from the earliest event comes after one who joined while the channel was left", [], new Plan(2000385, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Leave(Consumer: 3),
            new Serve(Way: Way.Side, Riders: 99),
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 0, Channel: 0, Start: Start.Latest),
        ])),
        new("A replay reaches the fence, and not yet what is held beyond it", ViolationKind.OutOfOrder, new Plan(3000057, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Publish(Channel: 0, Count: 1),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Serve(Way: Way.Side, Riders: 0),
            new Serve(Way: Way.Connect, Riders: 99),
            new Hand(Way: Way.Side),
            new Serve(Way: Way.Side, Riders: 2),
        ])),
        new("A consumer without a place is parked", [], new Plan(3000040, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Latest, Form: Form.Deliveries, Thrift: Thrift.SmallBuffer),
            new Settle(),
            new Publish(Channel: 0, Count: 2, Twins: true),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Pass(Seconds: 22),
        ])),
        new("Somebody joins at the present while a channel is subscribed again", [], new Plan(1008, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Publish(Channel: 0, Count: 3),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Form: Form.Subscription, Thrift: Thrift.SmallBuffer),
            new Settle(),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Join(Consumer: 2, Channel: 0, Start: Start.Latest),
            new Publish(Channel: 0, Count: 1),
        ])),
    ];
}
