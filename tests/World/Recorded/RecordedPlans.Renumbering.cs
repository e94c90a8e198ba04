using System.Collections.Immutable;
using TypedStreaming.World.Network;
using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;
using static TypedStreaming.World.Plans.Act;

namespace TypedStreaming.World.Recorded;

/// <content>Ids that begin again, or that the org does not know any more.</content>
internal static partial class RecordedPlans
{
    private static ImmutableArray<RecordedPlan> Renumbering =>
    [
        new("The org moves while a session runs", [], new Plan(1907, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 2),
            new Settle(),
            new Move(),
            new Publish(Channel: 0, Count: 1),
        ])),
        new("The org moves before the first event is done", [], new Plan(219, PushTopics,
        [
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Serve(Way: Way.Side, Riders: 99),
            new Hand(Way: Way.Side),
            new Serve(Way: Way.Side, Riders: 99),
            new Move(),
            new Settle(),
            new Leave(Consumer: 2),
        ])),
        new("A joiner's replay hides that another consumer's id is of an earlier era", ViolationKind.Lost, new Plan(208, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 2, Channel: 0, Start: Start.After),
            new Renumber(Channel: 0),
        ])),
        new("One consumer's id is refused, and another's is as old", ViolationKind.Lost, new Plan(114, PushTopics,
        [
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest, Form: Form.Json),
            new Publish(Channel: 0, Count: 2),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Stop(),
            new Renumber(Channel: 0),
            new Join(Consumer: 0, Channel: 0, Start: Start.StoredOrEarliest),
            new Join(Consumer: 1, Channel: 0, Start: Start.StoredOrEarliest, Form: Form.Events),
        ])),
        new("A joiner's replay hides that another consumer's id is expired", [], new Plan(1673, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.StoredOrEarliest, Thrift: Thrift.SavesAtOnce),
            new Settle(),
            new Publish(Channel: 0, Count: 3),
            new Settle(),
            new Take(Consumer: 0, Count: 1),
            new Restart(Kills: true),
            new Expire(Channel: 0, Keep: 0),
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.StoredOrEarliest),
        ])),
        new("The ids begin again, which the org says for another filter of the topic only", [], new Plan(78000, PushTopics,
        [
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest, Filter: Region.South),
            new Publish(Channel: 0, Count: 1, Region: Region.South),
            new Settle(),
            new Publish(Channel: 0, Count: 4),
            new Join(Consumer: 3, Channel: 0, Start: Start.Latest, Filter: Region.North),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Thrift: Thrift.SmallBuffer),
            new Settle(),
            new Publish(Channel: 0, Count: 1, Region: Region.North),
            new Settle(),
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest, Filter: Region.North),
            new Renumber(Channel: 0, BeginsLow: false),
        ])),
        new("Ids have begun again for a consumer that joins a subscription before its first event", [], new Plan(3000868, SharedIds,
        [
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries),
            new Settle(),
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 2),
            new Take(Consumer: 1, Count: 1),
            new Pass(Seconds: 600, Works: false),
            new Serve(Way: Way.Side, Riders: 99),
            new Hand(Way: Way.Side),
            new Serve(Way: Way.Side, Riders: 1),
            new Hand(Way: Way.Side),
            new Renumber(Channel: 0, BeginsLow: false),
            new Leave(Consumer: 2, Cancels: true),
            new BreakStore(Fault: StoreFault.Fails),
            new Pass(Seconds: 65, Works: false),
        ])),
        new("An org moves while events with the only received id are missing", [], new Plan(7002187, SharedIds,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries, Thrift: Thrift.SmallBuffer),
            new Settle(),
            new Publish(Channel: 0, Count: 3, Twins: true),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Pass(Seconds: 31),
            new Move(),
        ])),
        new("Ids begin again below an id that a lost response left unsettled", [], new Plan(80584, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Leave(Consumer: 0),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(Kind: FaultKind.LostAnswer)),
            new Renumber(Channel: 0),
        ])),
    ];
}
