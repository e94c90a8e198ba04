namespace TypedStreaming.Routing;

/// <summary>A running session, from the point of view of its consumers. All members can be used from any thread.</summary>
internal interface IEventSource
{
    /// <summary>The access token that the session uses.</summary>
    AccessToken Token { get; }

    /// <summary>The current time according to the server's clock.</summary>
    DateTimeOffset ServerNow { get; }

    /// <summary>True if the session has ended or is stopping, so that no more events are delivered.</summary>
    bool IsStopped { get; }

    /// <summary>
    /// Adds a consumer to its channel. The consumer is confirmed when the server confirms the subscription. If the consumer cannot join the channel,
    /// it ends with an error.
    /// </summary>
    void Attach(RoutedConsumer consumer);

    /// <summary>Removes a consumer from its channel.</summary>
    void Detach(RoutedConsumer consumer);
}
