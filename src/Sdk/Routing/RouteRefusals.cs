using TypedStreaming.Bayeux;

namespace TypedStreaming.Routing;

/// <summary>The errors for a program whose consumer or request conflicts with a consumer of the same channel or topic.</summary>
internal static class RouteRefusals
{
    /// <summary>Creates the error for a second consumer with the name of an active one.</summary>
    public static InvalidOperationException NameIsInUse(RoutedConsumer consumer) => new(
        $"{consumer.Description} is already active. Give the second consumer its own name: {nameof(EventsOptions)}.{nameof(EventsOptions.Name)}.");

    /// <summary>
    /// Creates the error for a second filter of a topic. Events of two filters of one topic can be distinguished only if the server writes the filter
    /// into the events.
    /// </summary>
    public static StreamingException TopicHasAnotherFilter(string channel, string other) => new(
        StreamingError.SubscriptionRefused,
        $"{channel} cannot be subscribed together with {other}. Events of two filters of one topic can be distinguished only if the server writes "
        + "the filter into its events, and this server has not done so yet. Subscribe once without a filter, and filter the events in your code.")
    {
        Channel = channel,
    };

    /// <summary>Creates the error for a program that unsubscribes a channel with active consumers through the client.</summary>
    public static InvalidOperationException IsInUse(ChannelName channel, RoutedConsumer other) => new(
        $"{channel} cannot be unsubscribed while it is in use: {other.Description} is active. End its enumeration instead.");

    /// <summary>
    /// Creates the error for a program that unsubscribes a channel with active consumers by its own message. Without this error, the consumers would
    /// get neither events nor an error.
    /// </summary>
    public static InvalidOperationException IsInUse(string channel) => new(
        $"{channel} is in use: end its enumerations, or call {nameof(StreamingClient.UnsubscribeAsync)} if it has an explicit subscription.");

    /// <summary>Creates the error for a program that unsubscribes a channel that it has not subscribed.</summary>
    public static InvalidOperationException HasNoSubscription(ChannelName channel) =>
        new($"{channel} has no explicit subscription: SubscribeAsync was not called for it.");
}
