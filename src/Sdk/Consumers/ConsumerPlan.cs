using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;

namespace TypedStreaming.Consumers;

/// <summary>The description of a consumer that will be opened: its channel and its options. The options have already been checked.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Options">A copy of the application's options.</param>
/// <param name="Make">Creates the consumer with its queue and its place, when its start is known.</param>
internal sealed record ConsumerPlan<T>(ChannelName Channel, EventsOptions Options, Func<StartingPoint, RemainingEvents<T>, QueueingConsumer<T>> Make)
{
    /// <summary>True if the consumer first gets the unread events of an earlier consumer with the same name.</summary>
    public bool GoesOn => Options.From.OrElse is not null;
}
