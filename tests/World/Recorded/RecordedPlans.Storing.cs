using System.Collections.Immutable;
using TypedStreaming.World.Network;
using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;
using static TypedStreaming.World.Plans.Act;

namespace TypedStreaming.World.Recorded;

/// <content>Positions, and what an ended enumeration leaves.</content>
internal static partial class RecordedPlans
{
    private static OrgSettings SharedIds => new() { Channels = [ChannelKind.SharedIds] };

    private static ImmutableArray<RecordedPlan> Storing =>
    [
        new("A negative id ends the saving of positions, and nothing ends any more", [], new Plan(19717, OddIds,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 4),
            new Take(Consumer: 0, Count: 3),
            new Settle(),
            new Leave(Consumer: 0),
        ])),
        // The event waits for the end of a replay whose first event was purged. Only an idle poll shows that no older event comes, and there is none before
        // the stop: the position stays before the event, which is delivered again.
        new("A client stops before an idle poll shows that a replay has ended", ViolationKind.PositionBehind, new Plan(33441, OddIds,
        [
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Publish(Channel: 0, Count: 3),
            new Expire(Channel: 0, Keep: 1),
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
            new Serve(Way: Way.Side, Riders: 99),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Leave(Consumer: 3),
            new Settle(),
            new Leave(Consumer: 2),
            new Outage(Begins: true),
        ])),
        new("What one filter left goes to another", [], new Plan(1, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.StoredOrEarliest, Filter: Region.North),
            new Settle(),
            new Publish(Channel: 0, Count: 3, Region: Region.North),
            new Settle(),
            new Leave(Consumer: 0),
            new Join(Consumer: 0, Channel: 0, Start: Start.StoredOrEarliest, Filter: Region.South),
            new Settle(),
        ])),
        new("Who has a filter gets what was meant for who has none", [], new Plan(56, PushTopics,
        [
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest, Filter: Region.South),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 1, Region: Region.North),
            new Settle(),
        ])),
        new("A later enumeration keeps the limit of an earlier one", [], new Plan(31, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Thrift: Thrift.FewOut),
            new BreakStore(Fault: StoreFault.Fails),
            new Publish(Channel: 0, Count: 4),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.StoredOrEarliest, Form: Form.Deliveries),
            new Take(Consumer: 0, Count: 5),
            new Settle(),
        ])),
        new("A position goes back after the store has failed", [], new Plan(2900, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Latest),
            new Settle(),
            new Forget(),
            new Publish(Channel: 0, Count: 1),
            new BreakStore(Fault: StoreFault.Fails),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Take(Consumer: 0, Count: 1),
            new Pass(Seconds: 3),
            new Join(Consumer: 0, Channel: 0, Start: Start.StoredOrEarliest, Form: Form.Deliveries, Thrift: Thrift.SavesAtOnce),
            new Take(Consumer: 0, Count: 1),
            new Settle(),
            new Acknowledge(Consumer: 0, Which: 3),
        ])),
        new("What an ended enumeration left comes after what it should be before, where ids are shared", [], new Plan(4113, SharedIds,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 2),
            new Settle(),
            new Stop(),
        ])),
        new("What a start at the present left comes twice, after the store failed", [], new Plan(91446, PushTopics,
        [
            new Publish(Channel: 0, Count: 1),
            new BreakStore(Fault: StoreFault.Fails),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new BreakStore(Fault: StoreFault.Fails),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Join(Consumer: 0, Channel: 0, Start: Start.LatestWithoutGap),
            new Settle(),
            new Stop(),
        ])),
    ];
}
