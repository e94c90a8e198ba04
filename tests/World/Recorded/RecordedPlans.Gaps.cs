using System.Collections.Immutable;
using TypedStreaming.World.Network;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;
using static TypedStreaming.World.Plans.Act;

namespace TypedStreaming.World.Recorded;

/// <content>Gaps that have to be reported, and positions that must not hide them.</content>
internal static partial class RecordedPlans
{
    private static ImmutableArray<RecordedPlan> Gaps =>
    [
        new("Who left before a gap was reported comes back", [], new Plan(10796, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Join(Consumer: 1, Channel: 0, Start: Start.Latest),
            new Settle(),
            new Publish(Channel: 0, Count: 4, Twins: true),
            new Serve(Way: Way.Connect, Riders: 99),
            new Hand(Way: Way.Connect, Fault: new Fault(Kind: FaultKind.CutSilently, Permille: 306)),
            new Leave(Consumer: 1),
        ])),
        new("A position waits for the gap before the first event", [], new Plan(10796, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Join(Consumer: 0, Channel: 0, Start: Start.Latest),
            new Settle(),
            new Publish(Channel: 0, Count: 4, Twins: true),
            new Serve(Way: Way.Connect, Riders: 99),
            new Hand(Way: Way.Connect, Fault: new Fault(Kind: FaultKind.CutSilently, Permille: 306)),
            new Serve(Way: Way.Side, Riders: 99, Fault: new Fault(Kind: FaultKind.LostRequest)),
        ])),
        new("Two gaps come before one event", [], new Plan(15911, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 3, Channel: 0, Start: Start.Latest),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Restart(Kills: false),
            new Join(Consumer: 3, Channel: 0, Start: Start.StoredOrLatest, Form: Form.Deliveries),
            new Settle(),
            new Forget(),
        ])),
        new("Events with and without an id are lost before the first that is settled", [], new Plan(25170, new OrgSettings { Channels = [ChannelKind.PushTopic, ChannelKind.PushTopic, ChannelKind.OddIds] },
        [
            new Join(Consumer: 0, Channel: 2, Start: Start.Latest),
            new Settle(),
            new Publish(Channel: 2, Count: 8),
            new Serve(Way: Way.Connect, Riders: 3, Fault: new Fault(Kind: FaultKind.SilentAnswer)),
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
        ])),
        new("A consumer that has had no event without an id yet loses one", [], new Plan(2001214, new OrgSettings { Channels = [ChannelKind.OddIds] },
        [
            new Join(Consumer: 3, Channel: 0, Start: Start.Earliest, Form: Form.Deliveries, Thrift: Thrift.FewOut),
            new Settle(),
            new Take(Consumer: 3, Count: 1),
            new Take(Consumer: 3, Count: 2),
            new Publish(Channel: 0, Count: 4),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Join(Consumer: 3, Channel: 0, Start: Start.StoredOrEarliest),
            new Publish(Channel: 0, Count: 1),
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Serve(Way: Way.Side, Riders: 99, Fault: new Fault(Kind: FaultKind.LostRequest)),
        ])),
        new("What is lost expires, and all that comes again was had", [], new Plan(26621, new OrgSettings { Channels = [ChannelKind.PushTopic] },
        [
            new Join(Consumer: 2, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Publish(Channel: 0, Count: 8),
            new Serve(Way: Way.Connect, Riders: 99, Fault: new Fault(Kind: FaultKind.SilentAnswer)),
            new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
            new Expire(Channel: 0, Keep: 6),
        ])),
        new("A consumer with one shared id comes back, and what followed has expired", [], new Plan(23984, new OrgSettings { Channels = [ChannelKind.SharedIds] },
        [
            new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
            new Settle(),
            new Join(Consumer: 0, Channel: 0, Start: Start.LatestWithoutGap),
            new Publish(Channel: 0, Count: 1),
            new Settle(),
            new Leave(Consumer: 0),
            new Publish(Channel: 0, Count: 4),
            new Expire(Channel: 0, Keep: 3),
        ])),
    ];
}
