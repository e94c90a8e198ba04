using System.Collections.Immutable;
using TypedStreaming.World.Network;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;
using static TypedStreaming.World.Plans.Act;

namespace TypedStreaming.World.Recorded;

/// <content>Events that are larger than the client's limit.</content>
internal static partial class RecordedPlans
{
    private static ImmutableArray<RecordedPlan> Large =>
    [
        new("A large event stands between others", [], new Plan(1, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Join(Consumer: 1, Channel: 0, Start: Start.StoredOrEarliest, Form: Form.Deliveries),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Publish(Channel: 0, Count: 1, Large: true),
            new Publish(Channel: 0, Count: 2),
            new Settle(),
            new Take(Consumer: 1, Count: 5),
            new Publish(Channel: 0, Count: 2, Large: true),
            new Settle(),
        ])),
        new("A large event comes in parts, first or after the reply", [], new Plan(2, new OrgSettings { Channels = [ChannelKind.Platform] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Form: Form.Json),
            new Settle(),
            new Publish(Channel: 0, Count: 1, Large: true),
            new Serve(Way: Way.Connect, Riders: 99),
            new Hand(Way: Way.Connect, Permille: 500),
            new Hand(Way: Way.Connect, Permille: 999),
            new Hand(Way: Way.Connect),
            new Settle(),
            new Publish(Channel: 0, Count: 1, Large: true),
            new Serve(Way: Way.Connect, Riders: 99, ReplyFirst: true),
            new Hand(Way: Way.Connect, Permille: 5),
            new Hand(Way: Way.Connect, Permille: 998),
            new Settle(),
        ])),
        new("A response ends in the middle of a large event", [], new Plan(3, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 1, Channel: 0, Start: Start.StoredOrEarliest, Form: Form.Deliveries),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Publish(Channel: 0, Count: 1, Large: true),
            new Publish(Channel: 0, Count: 1),
            new Serve(Way: Way.Connect, Riders: 99),
            new Hand(Way: Way.Connect, Permille: 600, Fault: new Fault(Kind: FaultKind.Cut, Permille: 600)),
            new Settle(),
            new Take(Consumer: 1, Count: 2),
            new Settle(),
        ])),
        new("A large event is held back in each replay of a channel whose ids were renumbered", [], new Plan(34799, new OrgSettings { Channels = [ChannelKind.PushTopic, ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 1, Start: Start.Earliest),
            new Settle(),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest, Filter: Region.North),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Renumber(Channel: 0, BeginsLow: false),
            new Stop(),
            new Publish(Channel: 0, Count: 1, Large: true),
        ])),
        new("Large events without an id are lost with the session", [], new Plan(32738, new OrgSettings { Channels = [ChannelKind.OddIds] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 8, Large: true),
            new Serve(Way: Way.Connect, Riders: 3),
            new Forget(),
        ])),
        new("A large event overtakes the replay to a consumer that comes back", [], new Plan(725, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Leave(Consumer: 0),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Serve(Way: Way.Side, Riders: 99),
            new Hand(Way: Way.Side),
            new Serve(Way: Way.Side, Riders: 99),
            new Publish(Channel: 0, Count: 1, Large: true),
            new Serve(Way: Way.Connect, Riders: 99),
        ])),
        new("A large event overtakes a replay together with another one", [], new Plan(2081, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Serve(Way: Way.Side, Riders: 99),
            new Publish(Channel: 0, Count: 1),
            new Publish(Channel: 0, Count: 1, Large: true),
            new Hand(Way: Way.Side),
            new Serve(Way: Way.Side, Riders: 0),
            new Serve(Way: Way.Connect, Riders: 99),
        ])),
        new("A server without replay sends a large event", [], new Plan(4, new OrgSettings { Channels = [ChannelKind.WithoutIds], Replays = false },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Latest),
            new Settle(),
            new Publish(Channel: 0, Count: 1, Large: true),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
        ])),
    ];
}
