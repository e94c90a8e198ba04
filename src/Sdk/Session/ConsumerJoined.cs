using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>A notice to the session that a consumer wants to join a channel.</summary>
internal sealed record ConsumerJoined(RoutedConsumer Consumer) : ISessionInput;
