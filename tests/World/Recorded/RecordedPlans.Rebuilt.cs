using System.Collections.Immutable;
using TypedStreaming.World.Network;
using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;
using static TypedStreaming.World.Plans.Act;

namespace TypedStreaming.World.Recorded;

/// <content>tmp</content>
internal static partial class RecordedPlans
{
    private static ImmutableArray<RecordedPlan> Rebuilt =>
    [
        new("t1", [], new Plan(2, new OrgSettings { Channels = [ChannelKind.PushTopic] },
[
    new Join(Consumer: 2, Channel: 0, Start: Start.Latest),
    new Settle(),
    new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
])),
        new("t2", [], new Plan(8, new OrgSettings { Channels = [ChannelKind.PushTopic] },
[
    new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
    new Settle(),
    new Move(),
])),
        new("t3", [], new Plan(404, new OrgSettings { Channels = [ChannelKind.PushTopic] },
[
    new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
    new Settle(),
    new Publish(Channel: 0, Count: 1),
    new Pass(Seconds: 45, Works: false),
    new Join(Consumer: 0, Channel: 0, Start: Start.Latest),
])),
        new("t4", [], new Plan(103, new OrgSettings { Channels = [ChannelKind.PushTopic] },
[
    new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
    new Publish(Channel: 0, Count: 1),
    new Settle(),
    new Forget(),
    new Join(Consumer: 3, Channel: 0, Start: Start.Earliest),
])),
        new("t5", [], new Plan(512, new OrgSettings { Channels = [ChannelKind.PushTopic] },
[
    new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
    new Join(Consumer: 2, Channel: 0, Start: Start.Earliest, Filter: Region.North),
])),
        new("t6", [], new Plan(512, new OrgSettings { Channels = [ChannelKind.PushTopic] },
[
    new Join(Consumer: 0, Channel: 0, Start: Start.Earliest, Filter: Region.North),
    new Publish(Channel: 0, Count: 1, Region: Region.North),
    new Settle(),
    new Join(Consumer: 1, Channel: 0, Start: Start.Earliest),
    new Publish(Channel: 0, Count: 1),
    new Publish(Channel: 0, Count: 1, Region: Region.North),
])),
        new("t7", [], new Plan(968, new OrgSettings { Channels = [ChannelKind.PushTopic], Replays = false },
[
    new Join(Consumer: 3, Channel: 0, Start: Start.Earliest, Form: Form.Json, Thrift: Thrift.SmallBuffer),
    new Settle(),
    new Publish(Channel: 0, Count: 1),
    new Publish(Channel: 0, Count: 2),
    new Settle(),
    new Join(Consumer: 0, Channel: 0, Start: Start.Earliest),
    new Leave(Consumer: 3),
])),
    ];
}
