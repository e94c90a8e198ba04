using TypedStreaming.Bayeux;

namespace TypedStreaming.Routing;

/// <summary>Creates the errors for a consumer or a request that conflicts with another consumer of the same channel or topic.</summary>
internal static class RouteRefusals
{
    /// <summary>Creates the error for a second consumer that has the same name as an active consumer.</summary>
    public static InvalidOperationException NameIsInUse(RoutedConsumer consumer) => new(
        $"{consumer.Description} is already active. Give the second consumer its own name: {nameof(EventsOptions)}.{nameof(EventsOptions.Name)}.");

    /// <summary>
    /// Creates the error for a second filter on a topic. Events for two filters on one topic can be distinguished only if the server writes the
    /// filter into the events.
    /// </summary>
    public static StreamingException TopicHasAnotherFilter(string channel, string other) => new(
        StreamingError.SubscriptionRefused,
        $"{channel} cannot be subscribed together with {other}. Events for two filters on one topic can be distinguished only if the server writes "
        + "the filter into its events, and this server has not done so yet. Subscribe once without a filter, and filter the events in your code.")
    {
        Channel = channel,
    };

    /// <summary>Creates the error for a client call that would unsubscribe a channel with active consumers.</summary>
    public static InvalidOperationException IsInUse(ChannelName channel, RoutedConsumer other) => new(
        $"{channel} cannot be unsubscribed while it is in use: {other.Description} is active. End its enumeration instead.");

    /// <summary>
    /// Creates the error for a custom message from the application that would unsubscribe a channel with active consumers. Without this error, the
    /// consumers would receive neither events nor an error.
    /// </summary>
    public static InvalidOperationException IsInUse(string channel) => new(
        $"{channel} is in use: end its enumerations, or call {nameof(StreamingClient.UnsubscribeAsync)} if the channel has an explicit subscription.");

    /// <summary>Creates the error for an attempt to unsubscribe a channel that has no explicit subscription.</summary>
    public static InvalidOperationException HasNoSubscription(ChannelName channel) =>
        new($"{channel} has no explicit subscription: SubscribeAsync was not called for it.");
}
