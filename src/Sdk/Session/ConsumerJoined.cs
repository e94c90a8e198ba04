using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>A consumer wants to join a channel.</summary>
internal sealed record ConsumerJoined(RoutedConsumer Consumer) : ISessionInput;
