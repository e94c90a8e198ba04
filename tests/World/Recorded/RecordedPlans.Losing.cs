using System.Collections.Immutable;
using TypedStreaming.World.Network;
using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;
using static TypedStreaming.World.Plans.Act;

namespace TypedStreaming.World.Recorded;

/// <content>Sessions, answers and tokens that are lost.</content>
internal static partial class RecordedPlans
{
    private static OrgSettings OddIds => new() { Channels = [ChannelKind.OddIds] };

    private static ImmutableArray<RecordedPlan> Losing =>
    [
        new("What came beside an outstanding connect comes again after a loss", [], new Plan(44, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(FaultKind.Unavailable)),
            new Take(Consumer: 0, Count: 1),
        ])),
        new("A subscribe reply overtakes the connect, and the process is killed", [], new Plan(1, TwoPushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.StoredOrEarliest, Thrift: Thrift.SavesAtOnce),
            new Settle(),
            new Publish(Channel: 0, Count: 2),
            new Serve(Way: Way.Connect, Riders: 99),
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 1, Channel: 1, Start: Start.Latest),
            new Serve(Way: Way.Side, Riders: 99),
            new Hand(Way: Way.Side),
            new Take(Consumer: 0, Count: 1),
            new Restart(Kills: true),
        ])),
        new("An event without an id is lost with the session", [], new Plan(4, OddIds,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 2),
            new Forget(),
        ])),
        new("An event without an id is lost while a joiner makes the channel be subscribed again", [], new Plan(47, OddIds,
        [
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Serve(Way: Way.Side, Riders: 99),
            new Publish(Channel: 0, Count: 2),
        ])),
        new("Of two gaps before one delivery, only the last is reported", [], new Plan(1242, TwoPushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Join(Consumer: 1, Channel: 1, Start: Start.Latest, Form: Form.Deliveries),
            new Settle(),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(FaultKind.LostAnswer)),
            new Publish(Channel: 1, Count: 1),
            new Pass(Seconds: 5),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(FaultKind.LostAnswer)),
        ])),
        new("Sessions are left open on the server", [], new Plan(1, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(FaultKind.LostRequest)),
            new Settle(),
            new Pass(Seconds: 2),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(FaultKind.LostRequest)),
            new Pass(Seconds: 2),
        ])),
        new("A token is revoked right after it was given", [], new Plan(139, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Serve(Way: Way.Side, Riders: 99),
            new Revoke(),
        ])),
        new("The session is lost again before a connect was held", [], new Plan(65833, PushTopics,
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Pass(Seconds: 600, Works: false),
            new Settle(),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(FaultKind.LostRequest)),
            new Pass(Seconds: 600, Works: false),
        ])),
        new("The first event without an id in a run comes while its channel is subscribed again", [], new Plan(90881, new OrgSettings { Channels = [ChannelKind.OddIds] },
        [
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 3),
            new Settle(),
            new Stop(),
            new Join(Consumer: 1, Channel: 0, Start: Start.StoredOrEarliest),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Serve(Way: Way.Side, Riders: 99),
            new Publish(Channel: 0, Count: 2),
        ])),
        new("A third session begins while a disconnect is not answered", [], new Plan(21164, PushTopics,
        [
            new Join(Consumer: 1, Channel: 0, Start: Start.Latest),
            new Settle(),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(Kind: FaultKind.LostAnswer)),
            new Serve(Way: Way.Side, Riders: 99),
            new Hand(Way: Way.Side),
            new Serve(Way: Way.Side, Riders: 99, Fault: new Fault(Kind: FaultKind.SilentAnswer)),
            new Serve(Way: Way.Side, Riders: 99),
            new Hand(Way: Way.Side, Fault: new Fault(Kind: FaultKind.Cut)),
            new Settle(),
            new Publish(Channel: 0, Count: 2),
            new Pass(Seconds: 1),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
        ])),
        new("What was left of an earlier run has no id, and then an event without an id is lost", [], new Plan(4000761, new OrgSettings { Channels = [ChannelKind.OddIds] },
        [
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 2),
            new Settle(),
            new Stop(),
            new Join(Consumer: 2, Channel: 0, Start: Start.StoredOrEarliest),
            new Settle(),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(Kind: FaultKind.LostAnswer)),
            new Publish(Channel: 0, Count: 1),
        ])),
    ];
}
