using TypedStreaming.Bayeux;
using TypedStreaming.Replay;

namespace TypedStreaming.Consumers;

/// <summary>What a consumer will be, checked when the program asked for it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Options">A copy of the program's options.</param>
/// <param name="Make">Makes the consumer, once it is known where it starts, on its queue and its place.</param>
internal sealed record ConsumerPlan<T>(ChannelName Channel, EventsOptions Options, Func<StartingPoint, LeftEvents<T>, QueueingConsumer<T>> Make)
{
    /// <summary>Whether what an earlier consumer of the name left goes first.</summary>
    public bool GoesOn => Options.From.OrElse is not null;
}
