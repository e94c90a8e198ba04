namespace TypedStreaming.Routing;

/// <summary>A running session, as consumers see it. For everybody.</summary>
internal interface IEventSource
{
    /// <summary>The token at hand.</summary>
    AccessToken Token { get; }

    /// <summary>The server's time.</summary>
    DateTimeOffset ServerNow { get; }

    /// <summary>Whether the run has ended or is stopping, so that nothing more is to be taken.</summary>
    bool IsStopped { get; }

    /// <summary>Adds a holder of a channel. It is confirmed when the server confirms the channel; what does not let it in ends it.</summary>
    void Attach(RoutedConsumer consumer);

    /// <summary>Removes a holder.</summary>
    void Detach(RoutedConsumer consumer);
}
