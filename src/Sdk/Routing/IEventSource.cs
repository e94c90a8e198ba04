namespace TypedStreaming.Routing;

/// <summary>A running session, as consumers see it. All threads may use it.</summary>
internal interface IEventSource
{
    /// <summary>The present access token.</summary>
    AccessToken Token { get; }

    /// <summary>The server's time.</summary>
    DateTimeOffset ServerNow { get; }

    /// <summary>True if the run has ended or is stopping, so that no more events are taken.</summary>
    bool IsStopped { get; }

    /// <summary>
    /// Adds a consumer to a channel. The consumer is confirmed when the server confirms the channel. If it cannot join, it ends with the
    /// failure.
    /// </summary>
    void Attach(RoutedConsumer consumer);

    /// <summary>Removes a consumer.</summary>
    void Detach(RoutedConsumer consumer);
}
