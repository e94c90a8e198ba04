using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;

namespace TypedStreaming.Consumers;

/// <summary>The description of a consumer to be opened, checked when the program asked for it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Options">A copy of the program's options.</param>
/// <param name="Make">Makes the consumer, when its start is known, with its queue and its place.</param>
internal sealed record ConsumerPlan<T>(ChannelName Channel, EventsOptions Options, Func<StartingPoint, LeftEvents<T>, QueueingConsumer<T>> Make)
{
    /// <summary>True if the remaining events of an earlier consumer of the name come first.</summary>
    public bool GoesOn => Options.From.OrElse is not null;
}
