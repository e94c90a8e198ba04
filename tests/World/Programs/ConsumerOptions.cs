using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;

namespace TypedStreaming.World.Programs;

/// <summary>The options of a consumer, from what the plan says.</summary>
internal static class ConsumerOptions
{
    /// <summary>Room for three or four events.</summary>
    private const int SmallBuffer = 1000;
    private const int FewOut = 3;

    public static EventsOptions Of(Life life)
    {
        var options = new EventsOptions
        {
            Channel = WireSubscription.NameOf(life.Channel.Topic, life.Chain.Filter),
            Name = life.Chain.Name,
            From = FromOf(life),
        };
        if (life.Thrift == Thrift.SmallBuffer) options.BufferBytes = SmallBuffer;
        if (life.Thrift == Thrift.FewOut) options.MaxUnacknowledged = FewOut;
        if (life.Thrift == Thrift.SavesAtOnce) options.SaveInterval = TimeSpan.Zero;
        return options;
    }

    private static ReplayFrom FromOf(Life life) => life.Start switch
    {
        Start.Latest => ReplayFrom.Latest,
        Start.LatestWithoutGap => ReplayFrom.LatestWithoutGap,
        Start.Earliest => ReplayFrom.Earliest,
        Start.After => ReplayFrom.After(life.After!.Id!.Value),
        Start.StoredOrLatest => ReplayFrom.Stored(ReplayFrom.Latest),
        Start.StoredOrLatestWithoutGap => ReplayFrom.Stored(ReplayFrom.LatestWithoutGap),
        _ => ReplayFrom.Stored(ReplayFrom.Earliest),
    };
}
