using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>A consumer wants a channel.</summary>
internal sealed record ConsumerJoined(RoutedConsumer Consumer) : ISessionInput;
